package dev.servelab.front;

import dev.servelab.cache.Selection;
import dev.servelab.cache.Transfer;
import dev.servelab.protocol.Replies;
import java.nio.ByteBuffer;

/** A file's bytes between OK and END; of one connection, for one request after another. */
final class NativeTransferReply extends TransferReply {
    NativeTransferReply(Transfer transfer, FrontSettings settings) {
        super(transfer, settings);
    }

    /** Begins to answer a request; the one before is closed. */
    NativeTransferReply begin(String name, Selection wanted, long arrivedNanos) {
        beginAnew(name, wanted, arrivedNanos);
        return this;
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
