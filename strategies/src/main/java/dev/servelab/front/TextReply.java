package dev.servelab.front;

import dev.servelab.cache.Transfer;
import dev.servelab.protocol.Crc32c;
import dev.servelab.protocol.Replies;
import java.nio.ByteBuffer;

/**
 * A body that was made in memory: LIST, FILES, STATS. Copied a piece at a time into the output's
 * buffer, because only buffers outside the heap are given to a socket.
 */
final class TextReply implements Reply {
    private static final String NO_VERSION = "-";

    private final byte[] body;
    private int position;
    private boolean begun;
    private boolean ended;

    TextReply(byte[] body) {
        this.body = body;
    }

    @Override
    public Step step(Output output) {
        if (ended) {
            return Step.DONE;
        }
        ByteBuffer out = output.compose();
        if (!begun) {
            begun = true;
            Replies.ok(out, body.length, NO_VERSION);
        }
        int piece = Math.min(Transfer.TAIL_BYTES, body.length - position);
        out.put(body, position, piece);
        position += piece;
        if (position == body.length) {
            ended = true;
            Replies.end(out, sum());
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

    private int sum() {
        Crc32c sum = new Crc32c();
        sum.update(body, 0, body.length);
        return sum.value();
    }
}
