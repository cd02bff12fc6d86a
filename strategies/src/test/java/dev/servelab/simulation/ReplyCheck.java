package dev.servelab.simulation;

import dev.servelab.protocol.ErrorCode;
import dev.servelab.protocol.MalformedReplyException;
import dev.servelab.protocol.Replies;
import dev.servelab.protocol.ReplyHeader;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a connection sends, byte by byte as it leaves, and holds it against what was asked:
 * the framing, the order, and by the {@link Ask} in turn the content.
 */
final class ReplyCheck {
    private static final int BAD_REQUESTS_AT_MOST = 3;

    private enum Part {
        HEADER, BODY, END
    }

    private final World world;
    private final byte[] line = new byte[Replies.MAX_LINE_BYTES + 1];
    private byte[] piece = new byte[1_024];
    private int lineLength;
    private Part part = Part.HEADER;
    private long bodyLeft;
    private @Nullable Ask ask;
    private @Nullable ErrorCode unasked;
    private boolean answered = true;
    private boolean lastWord;
    private int badRequests;
    private long headers;

    ReplyCheck(World world) {
        this.world = world;
    }

    /** The server is about to take that request. */
    void taken(Ask next) {
        ask = next;
        answered = false;
        next.begin();
    }

    /** The server was told to refuse the connection, whatever is asked. */
    void expectUnasked(ErrorCode why) {
        unasked = why;
        answered = false;
    }

    /** Whether all that was taken has been answered to its last byte. */
    boolean isAnswered() {
        return answered;
    }

    /** Whether the connection must end now, because of what was said. */
    boolean isLastWord() {
        return lastWord;
    }

    /** Whether it may end within the answer under way. */
    boolean mayBeCut() {
        Ask current = ask;
        return unasked == null && current != null && current.mayBeCut();
    }

    /** What it is answering, or answered last. */
    @Nullable
    Ask ask() {
        return ask;
    }

    /** Answers to GET and RANGE that began. */
    long headers() {
        return headers;
    }

    /** The next bytes that leave. */
    void sent(ByteBuffer source, int count) {
        int left = count;
        while (left > 0) {
            if (answered) {
                throw new AssertionError("bytes that nobody asked for");
            }
            int before = source.position();
            if (part == Part.BODY) {
                body(source, left);
            } else {
                lineBytes(source, left);
            }
            left -= source.position() - before;
        }
    }

    private void body(ByteBuffer source, int most) {
        int count = (int) Math.min(most, bodyLeft);
        if (piece.length < count) {
            piece = new byte[count];
        }
        source.get(piece, 0, count);
        current().body(piece, count);
        bodyLeft -= count;
        if (bodyLeft == 0) {
            part = Part.END;
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
            if (part == Part.END) {
                part = Part.HEADER;
                current().end(Replies.parseEnd(line, 0, length));
                answered = true;
            } else {
                header(Replies.parseHeader(line, 0, length));
            }
        } catch (MalformedReplyException malformed) {
            throw new AssertionError(malformed);
        }
    }

    private void header(ReplyHeader header) {
        switch (header) {
            case ReplyHeader.Ok ok -> {
                headers += current() instanceof FileAsk ? 1 : 0;
                current().ok(ok.length(), ok.version());
                bodyLeft = ok.length();
                part = bodyLeft == 0 ? Part.END : Part.BODY;
            }
            case ReplyHeader.Refused refused -> refused(refused.code());
        }
    }

    private void refused(ErrorCode code) {
        if (unasked != null) {
            world.tally.count("unasked " + code.wire());
            if (code != unasked) {
                throw new AssertionError(code + ", not " + unasked);
            }
            lastWord = true;
        } else {
            current().refused(code);
            badRequests += code == ErrorCode.BAD_REQUEST ? 1 : 0;
            lastWord = code.closes() || badRequests == BAD_REQUESTS_AT_MOST
                    || (current() instanceof BadAsk bad && bad.closes());
        }
        answered = true;
    }

    private Ask current() {
        Ask current = ask;
        if (current == null || unasked != null) {
            throw new AssertionError("an answer that nobody asked for");
        }
        return current;
    }
}
