package dev.servelab.simulation;

import dev.servelab.protocol.ErrorCode;
import dev.servelab.protocol.MalformedReplyException;
import dev.servelab.protocol.Replies;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a connection sends, byte by byte as it leaves, and holds it against what was asked:
 * the order here, the framing by each wire, and by the {@link Ask} in turn the content.
 */
abstract class ReplyCheck {
    private final World world;
    private final byte[] line = new byte[Replies.MAX_LINE_BYTES + 1];
    private byte[] piece = new byte[1_024];
    private int lineLength;
    private long bodyLeft;
    private @Nullable Ask ask;
    private @Nullable ErrorCode unasked;
    private boolean answered = true;
    private boolean lastWord;
    private int taken;
    private long headers;

    ReplyCheck(World world) {
        this.world = world;
    }

    /** A line has left, of so many bytes without its LF. */
    abstract void lineEnded(byte[] bytes, int length) throws MalformedReplyException;

    abstract void body(byte[] bytes, int count);

    /** All that was expected by {@link #expectBody} has left. */
    abstract void bodyEnded();

    /** The server is about to take that request. */
    void taken(Ask next) {
        ask = next;
        answered = false;
        taken++;
        next.begin();
    }

    /**
     * The server was told to refuse the connection, whatever is asked.
     *
     * @param begun the part that has come of a request
     */
    void expectUnasked(ErrorCode why, String begun) {
        unasked = why;
        answered = false;
    }

    /** Whether all that was taken has been answered to its last byte. */
    final boolean isAnswered() {
        return answered;
    }

    /** Whether the connection must end now, because of what was said. */
    final boolean isLastWord() {
        return lastWord;
    }

    /** Whether it may end within the answer under way. */
    final boolean mayBeCut() {
        Ask current = ask;
        return unasked == null && current != null && current.mayBeCut();
    }

    /** What it is answering, or answered last. */
    final @Nullable Ask ask() {
        return ask;
    }

    /** Answers with bytes of a file that began. */
    final long headers() {
        return headers;
    }

    /** The next bytes that leave. */
    final void sent(ByteBuffer source, int count) {
        int left = count;
        while (left > 0) {
            if (answered) {
                throw new AssertionError("bytes that nobody asked for");
            }
            int before = source.position();
            if (bodyLeft > 0) {
                bodyBytes(source, left);
            } else {
                lineBytes(source, left);
            }
            left -= source.position() - before;
        }
    }

    final World world() {
        return world;
    }

    /** Requests taken so far. */
    final int takenCount() {
        return taken;
    }

    final @Nullable ErrorCode unasked() {
        return unasked;
    }

    final void countHeader() {
        headers++;
    }

    final void expectBody(long bytes) {
        bodyLeft = bytes;
        if (bytes == 0) {
            bodyEnded();
        }
    }

    /** @param last whether the connection must end now */
    final void answered(boolean last) {
        answered = true;
        lastWord = last;
    }

    final void refusedUnasked(ErrorCode code) {
        world.tally.count("unasked " + code.wire());
        if (code != unasked) {
            throw new AssertionError(code + ", not " + unasked);
        }
        answered(true);
    }

    final Ask current() {
        Ask current = ask;
        if (current == null || unasked != null) {
            throw new AssertionError("an answer that nobody asked for");
        }
        return current;
    }

    private void bodyBytes(ByteBuffer source, int most) {
        int count = (int) Math.min(most, bodyLeft);
        if (piece.length < count) {
            piece = new byte[count];
        }
        source.get(piece, 0, count);
        body(piece, count);
        bodyLeft -= count;
        if (bodyLeft == 0) {
            bodyEnded();
        }
    }

    private void lineBytes(ByteBuffer source, int most) {
        for (int i = 0; i < most; i++) {
            byte next = source.get();
            if (next == '\n') {
                lineEnded();
                return;
            }
            if (lineLength == line.length) {
                throw new AssertionError("an endless line");
            }
            line[lineLength++] = next;
        }
    }

    private void lineEnded() {
        int length = lineLength;
        lineLength = 0;
        try {
            lineEnded(line, length);
        } catch (MalformedReplyException malformed) {
            throw new AssertionError(malformed);
        }
    }
}
