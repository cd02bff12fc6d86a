package dev.servelab.cache;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** An answer of version and size alone. Holds nothing. */
record NoBytes(String version, long size) implements Body {
    @Override
    public Transfer.State state() {
        return Transfer.State.READY;
    }

    @Override
    public long length() {
        return 0;
    }

    @Override
    public long remaining() {
        return 0;
    }

    @Override
    public boolean isComplete() {
        return true;
    }

    @Override
    public @Nullable ByteBuffer next(int maxBytes) {
        return null;
    }

    @Override
    public void copyRest(ByteBuffer to) {}

    @Override
    public int finish() {
        return 0;
    }

    @Override
    public void close() {}
}
