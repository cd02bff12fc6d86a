package dev.servelab.benchmarks.peer;

import dev.servelab.cache.Outcome;
import dev.servelab.cache.Selection;
import dev.servelab.cache.Transfer;
import dev.servelab.protocol.ErrorCode;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Bytes of an object that is there, or the reason why there is none. Pins nothing. */
final class PeerTransfer implements Transfer {
    private final PeerCache cache;
    private @Nullable Content content;
    private @Nullable Refused refused;
    private Outcome outcome = Outcome.MISS;
    private int first;
    private int end;
    private int position;

    PeerTransfer(PeerCache cache) {
        this.cache = cache;
    }

    @Override
    public void begin(String name, Selection wanted, long arrivedNanos) {
        cache.answer(this, name, wanted);
    }

    /** From a file that is there, the bytes from one place up to another. */
    void send(Content found, int from, int to, Outcome how) {
        content = found;
        first = from;
        end = to;
        position = from;
        outcome = how;
    }

    void refuse(ErrorCode code, String text) {
        refused = new Refused(code, text);
    }

    @Override
    public State state() {
        return content == null ? State.FAILED : State.READY;
    }

    @Override
    public Refused refusal() {
        if (refused == null) {
            throw new IllegalStateException("it has not failed");
        }
        return refused;
    }

    @Override
    public Outcome outcome() {
        return outcome;
    }

    @Override
    public boolean isPastCache() {
        return false;
    }

    @Override
    public long length() {
        return (long) end - first;
    }

    @Override
    public String version() {
        return content().version;
    }

    @Override
    public long size() {
        return content().size();
    }

    @Override
    public long remaining() {
        return (long) end - position;
    }

    @Override
    public boolean isComplete() {
        return true;
    }

    @Override
    public @Nullable ByteBuffer next(int maxBytes) {
        if (position == end) {
            return null;
        }
        int from = position;
        position = Math.min(end, from + maxBytes);
        return content().view(from, position);
    }

    @Override
    public void copyRest(ByteBuffer to) {
        content().copy(position, end, to);
        position = end;
    }

    @Override
    public int finish() {
        return content().sum;
    }

    @Override
    public void close() {
        content = null;
        refused = null;
    }

    private Content content() {
        if (content == null) {
            throw new IllegalStateException("it has failed");
        }
        return content;
    }
}
