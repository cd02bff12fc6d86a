package dev.servelab.front;

import dev.servelab.cache.Transfer;
import dev.servelab.protocol.Replies;
import java.nio.ByteBuffer;

/** A file's bytes between OK and END. */
final class NativeTransferReply extends TransferReply {
    NativeTransferReply(Transfer transfer, FrontSettings settings) {
        super(transfer, settings);
    }

    @Override
    void begin(ByteBuffer out, Transfer ready) {
        Replies.ok(out, ready.length(), ready.version());
    }

    @Override
    void end(ByteBuffer out, int sum) {
        Replies.end(out, sum);
    }

    @Override
    Reply refusal(Transfer.Refused why) {
        return new ErrorReply(why.code(), why.text());
    }
}
