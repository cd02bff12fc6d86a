package dev.servelab.protocol;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Random;

/**
 * The client's end of a connection to a server that says what it was told to say, in pieces, and
 * then ends in one of three ways. There is no network: for checks that make thousands a second.
 */
final class MemorySocket extends Socket {
    /** How the server ends. */
    enum Ending {
        CLOSE, SILENCE, RESET
    }

    private final byte[] said;
    private final Ending ending;
    private final Random cuts;
    private final int pieceMax;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private int position;
    /** Reads after the last byte: one who goes on for ever is stopped. */
    private int readsAtEnd;

    /** @param pieceMax the most that one read gives, at least 1 */
    MemorySocket(byte[] said, Ending ending, int pieceMax) {
        this.said = said;
        this.ending = ending;
        this.pieceMax = pieceMax;
        this.cuts = new Random(pieceMax);
    }

    @Override
    public InputStream getInputStream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] to, int from, int most) throws IOException {
                return give(to, from, most);
            }
        };
    }

    @Override
    public OutputStream getOutputStream() {
        return heard;
    }

    @Override
    public void setSoTimeout(int timeout) {
        if (timeout <= 0) {
            throw new AssertionError("would wait for ever");
        }
    }

    @Override
    public void shutdownOutput() {}

    private int give(byte[] to, int from, int most) throws IOException {
        if (most == 0) {
            throw new AssertionError("read into a full buffer");
        }
        if (position == said.length) {
            return end();
        }
        int count = Math.min(Math.min(most, said.length - position), 1 + cuts.nextInt(pieceMax));
        System.arraycopy(said, position, to, from, count);
        position += count;
        return count;
    }

    private int end() throws IOException {
        if (++readsAtEnd > 3) {
            throw new AssertionError("reads on and on after the end");
        }
        return switch (ending) {
            case CLOSE -> -1;
            case SILENCE -> throw new SocketTimeoutException("silence");
            case RESET -> throw new SocketException("Connection reset");
        };
    }
}
