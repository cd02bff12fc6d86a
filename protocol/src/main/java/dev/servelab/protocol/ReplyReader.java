package dev.servelab.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/**
 * Takes lines and body bytes off a socket through one buffer, and turns every trouble into a
 * {@link ClientException}. Its memory is that buffer, whatever the server says.
 */
final class ReplyReader {
    /** A whole reply line with its LF must fit. */
    static final int MIN_BUFFER_BYTES = Replies.MAX_LINE_BYTES + 1;

    private final Socket socket;
    private final InputStream in;
    private final int timeoutMs;
    private final byte[] buffer;
    private final ByteBuffer view;
    /** Unread bytes are buffer[from..to). */
    private int from;
    private int to;
    private int lineStart;
    private int lineEnd;

    ReplyReader(Socket socket, int timeoutMs, byte[] buffer) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.timeoutMs = timeoutMs;
        this.buffer = buffer;
        this.view = ByteBuffer.wrap(buffer);
    }

    ReplyHeader header() throws ClientException {
        readLine("an answer");
        try {
            return Replies.parseHeader(buffer, lineStart, lineEnd);
        } catch (MalformedReplyException e) {
            throw malformed(e);
        }
    }

    int end() throws ClientException {
        readLine("the END line");
        try {
            return Replies.parseEnd(buffer, lineStart, lineEnd);
        } catch (MalformedReplyException e) {
            throw malformed(e);
        }
    }

    /**
     * The next piece of a body, at least one byte and at most {@code most}. Valid until the next
     * call, whether or not all of it is taken.
     */
    ByteBuffer body(long most) throws ClientException {
        if (from == to) {
            from = 0;
            to = 0;
            fill("the end of the file");
        }
        int count = (int) Math.min(most, to - from);
        view.limit(from + count).position(from);
        from += count;
        return view;
    }

    /**
     * Whether the server says nothing more, or one ERR line. Silence ends the wait and is nothing.
     *
     * @param deadlineNs by {@link System#nanoTime}
     */
    boolean nothingMore(long deadlineNs) throws IOException {
        while (to - from <= Replies.MAX_LINE_BYTES && mayBecomeError()) {
            try {
                makeRoom();
                socket.setSoTimeout(millisUntil(deadlineNs));
                int count = in.read(buffer, to, buffer.length - to);
                if (count < 0) {
                    return from == to || isOneError();
                }
                to += count;
            } catch (IOException e) {
                return from == to || isOneError(); // silent for long enough, or reset: no more comes
            }
        }
        return false;
    }

    private boolean mayBecomeError() {
        for (int i = from; i < to - 1; i++) {
            if (buffer[i] == '\n') {
                return false;
            }
        }
        return from == to || buffer[from] == 'E';
    }

    private boolean isOneError() {
        try {
            return buffer[to - 1] == '\n'
                    && Replies.parseHeader(buffer, from, to - 1) instanceof ReplyHeader.Refused;
        } catch (MalformedReplyException e) {
            return false;
        }
    }

    /**
     * Finds the next line and leaves it in buffer[lineStart..lineEnd). From its first byte on it
     * has the read timeout once more, however slowly it drips.
     */
    private void readLine(String awaited) throws ClientException {
        int scanned = from;
        long deadlineNs = 0;
        boolean begun = false;
        while (true) {
            for (; scanned < to && scanned - from <= Replies.MAX_LINE_BYTES; scanned++) {
                if (buffer[scanned] == '\n') {
                    lineStart = from;
                    lineEnd = scanned;
                    from = scanned + 1;
                    return;
                }
            }
            if (scanned - from > Replies.MAX_LINE_BYTES) {
                throw malformed(Replies.malformed("endless reply line", buffer, from, scanned));
            }
            if (!begun && from < to) {
                begun = true;
                deadlineNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMs);
            }
            int moved = makeRoom();
            scanned -= moved;
            if (begun) {
                setTimeout(millisUntil(deadlineNs));
            }
            fill(awaited);
            if (begun) {
                setTimeout(timeoutMs);
            }
        }
    }

    /** Moves what is unread to the front, and says how far. */
    private int makeRoom() {
        int moved = from;
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= moved;
        from = 0;
        return moved;
    }

    private void fill(String awaited) throws ClientException {
        int count;
        try {
            count = in.read(buffer, to, buffer.length - to);
        } catch (SocketTimeoutException e) {
            throw new TimedOut(timeoutMs, e);
        } catch (IOException e) {
            throw broken(socket, e);
        }
        if (count < 0) {
            throw new FailedTransfer(FailedTransfer.Reason.SHORT,
                    "the server closed the connection before " + awaited);
        }
        to += count;
    }

    private void setTimeout(int ms) throws FailedTransfer {
        try {
            socket.setSoTimeout(ms);
        } catch (IOException e) {
            throw broken(socket, e);
        }
    }

    private static int millisUntil(long deadlineNs) {
        long ms = TimeUnit.NANOSECONDS.toMillis(deadlineNs - System.nanoTime());
        return Math.clamp(ms, 1, Integer.MAX_VALUE);
    }

    static FailedTransfer broken(Socket socket, IOException cause) {
        return socket.isClosed()
                ? new FailedTransfer(FailedTransfer.Reason.CLOSED, "closed by this client", cause)
                : new FailedTransfer(FailedTransfer.Reason.RESET,
                        "the connection broke: " + cause.getMessage(), cause);
    }

    private static FailedTransfer malformed(MalformedReplyException cause) {
        return new FailedTransfer(FailedTransfer.Reason.MALFORMED,
                "malformed reply: " + cause.getMessage(), cause);
    }
}
