package dev.servelab.trace;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Bytes as they come, of which the first can be looked at before they are read. One thread. */
final class PeekedInput extends InputStream {
    private static final int BUFFER_BYTES = 64 << 10;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int from;
    private int to;
    private long taken;
    private @Nullable IOException failure;

    PeekedInput(InputStream in) {
        this.in = in;
    }

    /** The first {@code most} bytes, fewer only if there are no more. */
    byte[] peek(int most) throws IOException {
        while (to - from < most && to < buffer.length && fill()) {
            // a pipe gives a little at a time
        }
        return Arrays.copyOfRange(buffer, from, Math.min(to, from + most));
    }

    /** How many bytes were read by whoever unpacks. */
    long taken() {
        return taken;
    }

    /** What made reading fail, if it did: all else that goes wrong is the fault of the content. */
    @Nullable
    IOException failure() {
        return failure;
    }

    @Override
    public int read() throws IOException {
        if (!ready()) {
            return -1;
        }
        taken++;
        return buffer[from++] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!ready()) {
            return -1;
        }
        int count = Math.min(length, to - from);
        System.arraycopy(buffer, from, target, offset, count);
        from += count;
        taken += count;
        return count;
    }

    /**
     * Zero at the end and nowhere else, though it may have to wait for that: so unpacking a gzip
     * file of several parts does not end where a pipe has just run dry.
     */
    @Override
    public int available() throws IOException {
        return ready() ? to - from : 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean ready() throws IOException {
        if (from < to) {
            return true;
        }
        from = 0;
        to = 0;
        return fill();
    }

    private boolean fill() throws IOException {
        try {
            int count = in.read(buffer, to, buffer.length - to);
            to += Math.max(0, count);
            return count > 0;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }
}
