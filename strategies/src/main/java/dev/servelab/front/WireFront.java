package dev.servelab.front;

import dev.servelab.cache.Sendable;
import dev.servelab.disk.Waiter;
import dev.servelab.protocol.ErrorCode;
import dev.servelab.telemetry.Part;
import dev.servelab.telemetry.Stopwatch;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A connection, whatever it speaks: takes requests one after another, carries each reply to its
 * end, sets the deadlines, and counts, times and logs. What is said is the {@link Wire}'s.
 */
final class WireFront implements Front, Waiter {
    /** However long a connection may be idle, a request that has begun must be whole by then. */
    private static final long REQUEST_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int INPUT_BYTES = 2_048;

    private final FrontFactory shared;
    private final String peer;
    private final Host host;
    private final long idleNanos;
    private final Stopwatch times;
    private final Output output;
    private final ByteBuffer input = ByteBuffer.allocate(INPUT_BYTES).limit(0);
    private final JobQueue jobs = new JobQueue();

    private Wire wire;
    private @Nullable Reply reply;
    /** What the reply answers; null for what is said unasked, and where no log is kept. */
    private @Nullable Asked asked;
    /** Whether the clock has been read since the action before was done, and what it said. */
    private boolean clockRead;
    private long clockNanos;
    private long waitingSince;
    private long deadline = NEVER;
    private boolean midRequest;
    private boolean inputEnded;
    private boolean closing;
    private boolean drains;

    WireFront(FrontFactory shared, String peer, long accepted, Host host) {
        this.shared = shared;
        this.peer = peer;
        this.host = host;
        this.idleNanos = shared.settings.idleTimeout().toNanos();
        this.output = new Output(shared.buffers, shared.largeBuffers);
        this.times = shared.timing.stopwatch(accepted);
        this.waitingSince = accepted;
        this.wire = shared.settings.http()
                ? new UndecidedWire(shared, this::speak)
                : new NativeWire(shared);
    }

    @Override
    public Action next() {
        times.lap(reply == null ? Part.READ : Part.CACHE);
        clockRead = false;
        Action action = goOn();
        if (action == Action.SEND) {
            times.lap(Part.WRITE);
        } else if (action == Action.AWAIT || action == Action.RUN) {
            times.lap(Part.DISK);
        }
        // Whoever is to read next is reading already, or times nothing: that needs no lap.
        return action;
    }

    private Action goOn() {
        while (true) {
            if (!jobs.isEmpty()) {
                return until(NEVER, Action.RUN);
            }
            if (output.isPending()) {
                return until(now() + idleNanos, Action.SEND);
            }
            if (reply != null) {
                long before = reply.bodyBytes();
                Reply.Step step = reply.step(output);
                // Here, and not at its end: who has read END finds the counters settled.
                shared.counters.bytesSent.add(reply.bodyBytes() - before);
                if (step == Reply.Step.AWAIT) {
                    return until(NEVER, Action.AWAIT);
                }
                if (step == Reply.Step.CUT) {
                    closing = true;
                }
                if (step != Reply.Step.SEND) {
                    endReply(step == Reply.Step.DONE);
                }
            } else if (closing || !takeRequest()) {
                return closing || inputEnded ? until(NEVER, Action.CLOSE) : read();
            }
        }
    }

    @Override
    public ByteBuffer input() {
        return input;
    }

    @Override
    public void received() {
        input.flip();
    }

    @Override
    public void inputEnded() {
        input.clear().limit(0);
        inputEnded = true;
    }

    @Override
    public ByteBuffer[] output() {
        return output.pending();
    }

    @Override
    public @Nullable Sendable sendable() {
        return output.sendable();
    }

    @Override
    public Runnable job() {
        Runnable job = jobs.poll();
        return job == null ? () -> {} : job;
    }

    @Override
    public long deadlineNanos() {
        return deadline;
    }

    @Override
    public boolean drains() {
        return drains;
    }

    @Override
    public void refuse(ErrorCode why) {
        inputEnded();
        if (why == ErrorCode.TIMEOUT) {
            shared.counters.timeouts.increment();
        }
        // What is said unasked, or instead of what was not asked to its end, answers no request.
        times.drop();
        asked = null;
        reply = wire.farewell(why,
                why == ErrorCode.TIMEOUT ? "nothing came in time" : FrontFactory.STOPPING);
    }

    @Override
    public void close() {
        clockRead = false;
        if (reply != null) {
            endReply(false);
        }
        output.release();
        jobs.close();
    }

    @Override
    public void wake() {
        host.wakeUp();
    }

    @Override
    public void assign(Runnable job) {
        jobs.add(job);
        host.wakeUp();
    }

    @Override
    public void cut() {
        host.cut();
    }

    /** Read at most once in a call of {@link #next}, which never waits: it costs what a hit does. */
    private long now() {
        if (!clockRead) {
            clockRead = true;
            clockNanos = shared.clock.nanoTime();
        }
        return clockNanos;
    }

    private Action until(long nanos, Action action) {
        deadline = nanos;
        return action;
    }

    private Action read() {
        input.clear();
        long requestEnd = waitingSince + Math.min(idleNanos, REQUEST_NANOS);
        return until(midRequest ? requestEnd : waitingSince + idleNanos, Action.READ);
    }

    /** Begins to answer the next request, if one has come whole. */
    private boolean takeRequest() {
        if (input.hasRemaining()) {
            times.begin();
        }
        if (!wire.take(input)) {
            if (wire.isMidRequest() && !midRequest) {
                midRequest = true;
                waitingSince = now();
            }
            return false;
        }
        midRequest = false;
        times.lap(Part.CACHE);
        asked = forTheLog();
        reply = wire.answer(now(), this);
        return true;
    }

    private void speak(Wire decided) {
        wire = decided;
    }

    private @Nullable Asked forTheLog() {
        return shared.log.equals(RequestLog.NONE)
                ? null
                : new Asked(wire.verb(), wire.name(), shared.clock.wallMillis(), now());
    }

    private void endReply(boolean whole) {
        Reply ended = reply;
        if (ended == null) {
            return;
        }
        ended.close();
        output.release();
        reply = null;
        waitingSince = now();
        if (whole) {
            times.end(ended.kind());
        } else {
            times.drop();
            shared.counters.aborted.increment();
        }
        if (whole && wire.endsAfter(ended)) {
            closing = true;
            drains = input.hasRemaining() || !wire.isPeerDone();
        }
        if (asked != null) {
            shared.log.ended(asked.ended(peer, ended, whole, waitingSince));
        }
    }
}
