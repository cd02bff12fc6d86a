package dev.servelab.load;

import dev.servelab.workload.WorkFile;
import java.nio.ByteBuffer;
import java.util.OptionalInt;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** The content of an answer as it comes, and what it should have been. */
final class Body {
    private final boolean verify;
    private final boolean serverSums;
    private boolean summing;
    private final CRC32C sum = new CRC32C();
    private OptionalInt expectedSum = OptionalInt.empty();
    private long expectedBytes;
    private long bytes;

    /**
     * Without {@code verify} nothing is summed, and every content is right.
     *
     * @param serverSums whether the server says a sum, too
     */
    Body(boolean verify, boolean serverSums) {
        this.verify = verify;
        this.serverSums = serverSums;
    }

    void begin(WorkFile file) {
        sum.reset();
        bytes = 0;
        expectedSum = file.crc32c();
        expectedBytes = file.bytes();
        summing = verify && (serverSums || expectedSum.isPresent());
    }

    /** Takes the next {@code count} of {@code piece}. */
    void take(ByteBuffer piece, int count) {
        bytes += count;
        int end = piece.position() + count;
        if (summing) {
            int limit = piece.limit();
            sum.update(piece.limit(end));
            piece.limit(limit);
        } else {
            piece.position(end);
        }
    }

    long bytes() {
        return bytes;
    }

    /** Whether the server's own sum, if it is looked at, fits the content. */
    boolean hasSum(int crc32c) {
        return !verify || (int) sum.getValue() == crc32c;
    }

    /** Holds the whole content against the file, where that is known. */
    @Nullable
    ErrorClass judge() {
        if (!verify || expectedSum.isEmpty()) {
            return null;
        }
        if (bytes < expectedBytes) {
            return ErrorClass.SHORT;
        }
        boolean right = bytes == expectedBytes && hasSum(expectedSum.getAsInt());
        return right ? null : ErrorClass.CORRUPT;
    }
}
