package dev.servelab.benchmarks.peer;

import dev.servelab.cache.Outcome;
import dev.servelab.cache.Transfer;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Bytes of an object that is there, or the reason why there is none. Holds nothing. */
final class PeerTransfer implements Transfer {
    private final @Nullable Content content;
    private final @Nullable Refused refused;
    private final long first;
    private final int end;
    private final Outcome outcome;
    private int position;

    PeerTransfer(Content content, int first, int end, Outcome outcome) {
        this(content, null, first, end, outcome);
    }

    private PeerTransfer(@Nullable Content content, @Nullable Refused refused, int first, int end,
            Outcome outcome) {
        this.content = content;
        this.refused = refused;
        this.first = first;
        this.end = end;
        this.position = first;
        this.outcome = outcome;
    }

    static Transfer refused(Refused why) {
        return new PeerTransfer(null, why, 0, 0, Outcome.MISS);
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
        return end - first;
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
    public void close() {}

    private Content content() {
        if (content == null) {
            throw new IllegalStateException("it has failed");
        }
        return content;
    }
}
