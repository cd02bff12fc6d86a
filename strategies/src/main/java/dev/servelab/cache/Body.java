package dev.servelab.cache;

import dev.servelab.protocol.ErrorCode;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Where the bytes of one transfer come from, once that is decided. Used by its thread alone. */
sealed interface Body permits CachedBody, StreamedBody, NoBytes {
    Transfer.Refused BROKEN = new Transfer.Refused(ErrorCode.IO_ERROR,
            "the file could not be read");

    Transfer.State state();

    /** Why it has failed. */
    default Transfer.Refused refusal() {
        return BROKEN;
    }

    long length();

    String version();

    long size();

    long remaining();

    boolean isComplete();

    @Nullable
    ByteBuffer next(int maxBytes);

    /** See {@link Transfer#sendable}. */
    default @Nullable Sendable sendable() {
        return null;
    }

    void copyRest(ByteBuffer to);

    /** Gives everything back and returns the file's sum, if it was wanted. */
    int finish();

    /** Gives everything back; again, to no effect. */
    void close();
}
