package dev.servelab.front;

import dev.servelab.cache.Selection;
import dev.servelab.cache.Transfer;
import dev.servelab.disk.Waiter;
import dev.servelab.protocol.ErrorCode;
import dev.servelab.protocol.Request;
import dev.servelab.protocol.RequestDecoder;
import dev.servelab.telemetry.Part;
import dev.servelab.telemetry.Stopwatch;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The native wire: one line asks, frames answer, in order. */
final class NativeFront implements Front, Waiter {
    /** However long a connection may be idle, a line that has begun must be whole by then. */
    private static final long LINE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int INPUT_BYTES = 2_048;
    private static final int BAD_REQUESTS_AT_MOST = 3;

    private final FrontFactory shared;
    private final String peer;
    private final Host host;
    private final long idleNanos;
    private final Stopwatch times;
    private final Output output;
    private final RequestDecoder decoder = new RequestDecoder();
    private final ByteBuffer input = ByteBuffer.allocate(INPUT_BYTES).limit(0);
    private final JobQueue jobs = new JobQueue();

    private @Nullable Reply reply;
    /** What the reply answers; null for what is said unasked, and where no log is kept. */
    private @Nullable Asked asked;
    private long waitingSince;
    private long deadline = NEVER;
    private boolean midLine;
    private boolean inputEnded;
    private boolean closing;
    private boolean drains;
    private int badRequests;

    NativeFront(FrontFactory shared, String peer, long accepted, Host host) {
        this.shared = shared;
        this.peer = peer;
        this.host = host;
        this.idleNanos = shared.settings.idleTimeout().toNanos();
        this.output = new Output(shared.buffers);
        this.times = shared.timing.stopwatch(accepted);
        this.waitingSince = accepted;
    }

    @Override
    public Action next() {
        times.lap(reply == null ? Part.READ : Part.CACHE);
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
                return until(shared.clock.nanoTime() + idleNanos, Action.SEND);
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
        begin(null, refusal(why, why == ErrorCode.TIMEOUT
                ? "nothing came in time"
                : "the server is shutting down"));
    }

    @Override
    public void close() {
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

    private Action until(long nanos, Action action) {
        deadline = nanos;
        return action;
    }

    private Action read() {
        input.clear();
        long lineEnd = waitingSince + Math.min(idleNanos, LINE_NANOS);
        return until(midLine ? lineEnd : waitingSince + idleNanos, Action.READ);
    }

    /** Begins to answer the next request, if one has come whole. */
    private boolean takeRequest() {
        if (input.hasRemaining()) {
            times.begin();
        }
        Request next = decoder.decode(input);
        if (next == null) {
            if (decoder.midLine() && !midLine) {
                midLine = true;
                waitingSince = shared.clock.nanoTime();
            }
            return false;
        }
        midLine = false;
        times.lap(Part.CACHE);
        begin(forTheLog(next), shared.isStopping()
                ? refusal(ErrorCode.SHUTTING_DOWN, "the server is shutting down")
                : answer(next));
        return true;
    }

    private @Nullable Asked forTheLog(Request request) {
        return shared.log.equals(RequestLog.NONE)
                ? null
                : new Asked(request, shared.clock.wallMillis(), shared.clock.nanoTime());
    }

    private void begin(@Nullable Asked request, Reply answer) {
        asked = request;
        reply = answer;
    }

    private Reply answer(Request request) {
        return switch (request) {
            case Request.Get get -> transferReply(shared.cache.get(get.name(), this));
            case Request.Range range -> transferReply(shared.cache.get(range.name(),
                    Selection.from(range.first(), range.version()), this));
            case Request.ListCached list -> new TextReply(CachedListing.encode(shared.cache));
            case Request.Files files -> shared.listing.reply(this);
            case Request.Stats stats ->
                new TextReply(shared.stats().getBytes(StandardCharsets.UTF_8));
            case Request.Bad bad -> bad(bad);
        };
    }

    private Reply transferReply(Transfer transfer) {
        return new TransferReply(transfer, shared.settings.packetBytes(),
                shared.settings.packetsPerWrite());
    }

    private Reply bad(Request.Bad bad) {
        return bad.closes()
                ? refusal(bad.code(), bad.text())
                : new ErrorReply(bad.code(), bad.text());
    }

    /** The last thing that is said. */
    private Reply refusal(ErrorCode code, String text) {
        closing = true;
        drains = true;
        return new ErrorReply(code, text);
    }

    private void endReply(boolean whole) {
        Reply ended = reply;
        if (ended == null) {
            return;
        }
        ended.close();
        output.release();
        reply = null;
        waitingSince = shared.clock.nanoTime();
        if (whole) {
            times.end(ended.kind());
        } else {
            times.drop();
            shared.counters.aborted.increment();
        }
        afterError(ended.error());
        if (asked != null) {
            shared.log.ended(asked.ended(peer, ended, whole, waitingSince));
        }
    }

    /** Some errors are the last word, whoever said them: the wire, the cache, the listing. */
    private void afterError(@Nullable ErrorCode said) {
        if (said == ErrorCode.BAD_REQUEST) {
            badRequests++;
        }
        if (said != null && (said.closes() || badRequests >= BAD_REQUESTS_AT_MOST)) {
            closing = true;
            drains = true;
        }
    }
}
