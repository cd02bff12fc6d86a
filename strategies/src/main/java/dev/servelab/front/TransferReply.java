package dev.servelab.front;

import dev.servelab.cache.Transfer;
import dev.servelab.protocol.ErrorCode;
import dev.servelab.protocol.Replies;
import dev.servelab.telemetry.Kind;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A file's bytes: header and first bytes in one write, and the last bytes in one write with END.
 * Those last bytes are copied, so that the pin is given back before END is written: whoever has
 * read END finds the cache as the answer left it.
 */
final class TransferReply implements Reply {
    private final Transfer transfer;
    private final int packetBytes;
    private final int writeBytes;
    private final int tailBytes;
    private boolean begun;
    private boolean ended;
    private long given;
    private @Nullable ErrorReply error;

    /**
     * @param packetBytes     of the cache
     * @param packetsPerWrite so many go into one system call at most
     */
    TransferReply(Transfer transfer, int packetBytes, int packetsPerWrite) {
        this.transfer = transfer;
        this.packetBytes = packetBytes;
        this.writeBytes = Math.multiplyExact(packetBytes, packetsPerWrite);
        this.tailBytes = Math.min(Transfer.TAIL_BYTES, writeBytes);
    }

    @Override
    public Step step(Output output) {
        if (error != null) {
            return error.step(output);
        }
        if (ended) {
            return Step.DONE;
        }
        return switch (transfer.state()) {
            case WAITING -> Step.AWAIT;
            case FAILED -> fail(output);
            case READY -> transfer.isComplete() && transfer.remaining() <= tailBytes
                    ? sendRest(output)
                    : sendNext(output);
        };
    }

    @Override
    public String outcome() {
        return error == null ? transfer.outcome().id() : error.outcome();
    }

    @Override
    public Kind kind() {
        return error == null ? Kind.of(transfer.outcome()) : error.kind();
    }

    @Override
    public @Nullable ErrorCode error() {
        return error == null ? null : error.error();
    }

    @Override
    public long bodyBytes() {
        return given;
    }

    @Override
    public void close() {
        transfer.close();
    }

    private Step fail(Output output) {
        if (begun) {
            return Step.CUT;
        }
        Transfer.Refused why = transfer.refusal();
        transfer.close();
        error = new ErrorReply(why.code(), why.text());
        return error.step(output);
    }

    private Step sendRest(Output output) {
        ByteBuffer out = compose(output);
        given += transfer.remaining();
        transfer.copyRest(out);
        Replies.end(out, transfer.finish());
        output.send();
        ended = true;
        return Step.SEND;
    }

    /** Keeps a packet back for END to go out with, as long as there is more than that. */
    private Step sendNext(Output output) {
        long spare = transfer.remaining() - Math.min(packetBytes, tailBytes);
        long most = spare > 0 ? spare : transfer.remaining();
        ByteBuffer slice = transfer.next((int) Math.min(writeBytes, most));
        if (slice == null) {
            return Step.AWAIT;
        }
        given += slice.remaining();
        if (begun) {
            output.sendOnly(slice);
        } else {
            compose(output);
            output.send(slice);
        }
        return Step.SEND;
    }

    private ByteBuffer compose(Output output) {
        ByteBuffer out = output.compose();
        if (!begun) {
            begun = true;
            Replies.ok(out, transfer.length(), transfer.version());
        }
        return out;
    }
}
