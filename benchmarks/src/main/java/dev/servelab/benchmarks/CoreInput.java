package dev.servelab.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import org.apache.hc.core5.http.nio.SessionInputBuffer;
import org.apache.hc.core5.util.CharArrayBuffer;

/**
 * A buffer that bytes have been read into, as httpcore5 reads lines from it. Its own such buffer is
 * not public; this one does less: it never grows, and nothing is copied into it.
 */
final class CoreInput implements SessionInputBuffer {
    private ByteBuffer bytes = ByteBuffer.allocate(0);

    /** Takes a heap buffer, to be read from its position to its limit. */
    void take(ByteBuffer from) {
        bytes = from;
    }

    @Override
    public boolean readLine(CharArrayBuffer line, boolean endOfStream) {
        byte[] array = bytes.array();
        int from = bytes.arrayOffset() + bytes.position();
        int limit = bytes.arrayOffset() + bytes.limit();
        int lf = from;
        while (lf < limit && array[lf] != '\n') {
            lf++;
        }
        if (lf == limit) {
            return false;
        }
        int end = lf > from && array[lf - 1] == '\r' ? lf - 1 : lf;
        line.append(array, from, end - from);
        bytes.position(bytes.position() + lf + 1 - from);
        return true;
    }

    @Override
    public boolean hasData() {
        return bytes.hasRemaining();
    }

    @Override
    public int length() {
        return bytes.remaining();
    }

    @Override
    public int fill(ReadableByteChannel channel) throws IOException {
        bytes.compact();
        int count = channel.read(bytes);
        bytes.flip();
        return count;
    }

    @Override
    public int read() {
        return bytes.get() & 0xFF;
    }

    @Override
    public int read(ByteBuffer to) {
        return read(to, to.remaining());
    }

    @Override
    public int read(ByteBuffer to, int most) {
        int count = Math.min(most, Math.min(to.remaining(), bytes.remaining()));
        to.put(bytes.slice(bytes.position(), count));
        bytes.position(bytes.position() + count);
        return count;
    }

    @Override
    public int read(WritableByteChannel to) throws IOException {
        return to.write(bytes);
    }

    @Override
    public int read(WritableByteChannel to, int most) throws IOException {
        int count = to.write(bytes.slice(bytes.position(), Math.min(most, bytes.remaining())));
        bytes.position(bytes.position() + count);
        return count;
    }
}
