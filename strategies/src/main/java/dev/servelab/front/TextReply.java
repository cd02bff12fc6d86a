package dev.servelab.front;

import java.nio.ByteBuffer;

/**
 * A body that was made in memory, on whichever wire. Copied a piece at a time into the output's
 * buffer, because only buffers outside the heap are given to a socket.
 */
abstract class TextReply implements Reply {
    private final byte[] body;
    private int position;
    private boolean begun;
    private boolean ended;

    TextReply(byte[] body) {
        this.body = body;
    }

    /** Writes what stands before the body. */
    abstract void begin(ByteBuffer out, byte[] whole);

    /** Writes what stands behind it. */
    abstract void end(ByteBuffer out, byte[] whole);

    @Override
    public Step step(Output output) {
        if (ended) {
            return Step.DONE;
        }
        ByteBuffer out = output.compose();
        if (!begun) {
            begun = true;
            begin(out, body);
        }
        int piece = Math.min(FrontFactory.PIECE_BYTES, body.length - position);
        out.put(body, position, piece);
        position += piece;
        if (position == body.length) {
            ended = true;
            end(out, body);
        }
        output.send();
        return Step.SEND;
    }

    @Override
    public String outcome() {
        return "ok";
    }

    @Override
    public long bodyBytes() {
        return position;
    }

    @Override
    public void close() {}
}
