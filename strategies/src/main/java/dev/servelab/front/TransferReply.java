package dev.servelab.front;

import dev.servelab.cache.Selection;
import dev.servelab.cache.Transfer;
import dev.servelab.protocol.ErrorCode;
import dev.servelab.telemetry.Kind;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A file's bytes, on whichever wire, for one request of a connection after another: head and first
 * bytes in one write, and the last bytes in one write with what ends the answer. Those last bytes are copied, so that the pin is given back
 * before they are written: whoever has read the answer finds the cache as it left it.
 */
abstract class TransferReply implements Reply {
    private final Transfer transfer;
    private final int packetBytes;
    private final int writeBytes;
    private final int tailBytes;
    private boolean begun;
    private boolean ended;
    private long given;
    /** What is said instead; null while nothing is. */
    private @Nullable Reply refusal;

    /** @param transfer for this reply alone, at rest */
    TransferReply(Transfer transfer, FrontSettings settings) {
        this.transfer = transfer;
        this.packetBytes = settings.packetBytes();
        this.writeBytes = settings.writeBytes();
        this.tailBytes = Math.min(Transfer.TAIL_BYTES, writeBytes);
    }

    /** Begins to answer a request. The one before must be closed. */
    final void beginAnew(String name, Selection wanted, long arrivedNanos) {
        transfer.begin(name, wanted, arrivedNanos);
        begun = false;
        ended = false;
        given = 0;
        refusal = null;
    }

    /** Writes what stands before the bytes. The transfer is ready. */
    abstract void begin(ByteBuffer out, Transfer ready);

    /**
     * Writes what stands behind the bytes.
     *
     * @param sum of the whole file
     */
    abstract void end(ByteBuffer out, int sum);

    /** What is said when there will be no bytes. */
    abstract Reply refusal(Transfer.Refused why);

    @Override
    public Step step(Output output) {
        if (refusal != null) {
            return refusal.step(output);
        }
        if (ended) {
            return Step.DONE;
        }
        return switch (transfer.state()) {
            case WAITING -> Step.AWAIT;
            case FAILED -> fail(output);
            case READY -> isNearItsEnd(output)
                    ? sendRest(output)
                    : sendNext(output);
        };
    }

    @Override
    public String outcome() {
        return refusal == null ? transfer.outcome().id() : refusal.outcome();
    }

    @Override
    public Kind kind() {
        return refusal == null ? Kind.of(transfer.outcome()) : refusal.kind();
    }

    @Override
    public @Nullable ErrorCode error() {
        return refusal == null ? null : refusal.error();
    }

    @Override
    public long bodyBytes() {
        return refusal == null ? given : refusal.bodyBytes();
    }

    @Override
    public void close() {
        transfer.close();
    }

    /** Whether all that is left can go out at once. */
    private boolean isNearItsEnd(Output output) {
        return transfer.isComplete() && transfer.remaining() <= tailBytes
                && output.hasRoom(transfer.remaining());
    }

    private Step fail(Output output) {
        if (begun) {
            return Step.CUT;
        }
        Transfer.Refused why = transfer.refusal();
        transfer.close();
        refusal = refusal(why);
        return refusal.step(output);
    }

    private Step sendRest(Output output) {
        ByteBuffer out = compose(output);
        given += transfer.remaining();
        transfer.copyRest(out);
        end(out, transfer.finish());
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
            output.sendOnly(slice, transfer.sendable());
        } else {
            compose(output);
            output.send(slice, transfer.sendable());
        }
        return Step.SEND;
    }

    private ByteBuffer compose(Output output) {
        ByteBuffer out = output.compose();
        if (!begun) {
            begun = true;
            begin(out, transfer);
        }
        return out;
    }
}
