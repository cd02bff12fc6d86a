package dev.servelab.server;

import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

import static org.assertj.core.api.Assertions.assertThat;

/** Takes a body and demands of each piece that it is what should come next. */
final class ComparingChannel implements WritableByteChannel {
    private final ByteBuffer expected;

    ComparingChannel(byte[] expected) {
        this.expected = ByteBuffer.wrap(expected);
    }

    /** How many bytes have come, all of them right. */
    int matched() {
        return expected.position();
    }

    @Override
    public int write(ByteBuffer piece) {
        int count = piece.remaining();
        int at = expected.position();
        assertThat(count).as("bytes at %,d of %,d", at, expected.limit())
                .isLessThanOrEqualTo(expected.remaining());
        int differs = expected.slice(at, count).mismatch(piece);
        assertThat(differs).as("the first wrong byte after %,d", at).isEqualTo(-1);
        expected.position(at + count);
        piece.position(piece.limit());
        return count;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
