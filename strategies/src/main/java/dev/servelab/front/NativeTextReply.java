package dev.servelab.front;

import dev.servelab.protocol.Crc32c;
import dev.servelab.protocol.Replies;
import java.nio.ByteBuffer;

/** LIST, FILES, STATS: a text between OK and END. */
final class NativeTextReply extends TextReply {
    private static final String NO_VERSION = "-";

    NativeTextReply(byte[] body) {
        super(body);
    }

    @Override
    void begin(ByteBuffer out, byte[] whole) {
        Replies.ok(out, whole.length, NO_VERSION);
    }

    @Override
    void end(ByteBuffer out, byte[] whole) {
        Crc32c sum = new Crc32c();
        sum.update(whole, 0, whole.length);
        Replies.end(out, sum.value());
    }
}
