package dev.servelab.load;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * The book of one window. Each request that was issued ends exactly once: ok, as an error, or, when
 * the window is over, as unanswered. Used by the loop's thread alone, and read when that has ended;
 * so there is nothing to lock.
 */
final class Book {
    private static final long SLICE_NS = TimeUnit.MILLISECONDS.toNanos(Interval.LENGTH_MS);
    private static final long NS_PER_US = 1_000;

    private final boolean openLoop;
    private final Slices slices;
    private final RequestSink sink;
    private final boolean lists;
    private final Map<ErrorClass, Long> errors = new EnumMap<>(ErrorClass.class);
    private final Histogram sendLatencyUs = Timings.histogram();
    private final Histogram latenessUs = Timings.histogram();
    private final Histogram connectUs = Timings.histogram();
    private final Histogram firstByteUs = Timings.histogram();
    private final Histogram bodyUs = Timings.histogram();
    private long startNs;
    private Slice slice;
    private long issued;
    private long ok;
    private long okBytes;
    private long unanswered;

    Book(boolean openLoop, Slices slices, RequestSink sink) {
        this.openLoop = openLoop;
        this.slices = slices;
        this.sink = sink;
        this.lists = !sink.equals(RequestSink.NONE);
        this.slice = slices.next(0);
    }

    /** The window begins. */
    void begin(long nowNs) {
        startNs = nowNs;
    }

    /** Hands over the intervals that are past. To be called a few times in each, at least. */
    void roll(long nowNs) {
        while (nowNs - startNs >= (slice.index + 1) * SLICE_NS) {
            long next = slice.index + 1;
            slices.handOver(slice);
            slice = slices.next(next);
        }
    }

    void issued() {
        issued++;
    }

    /** A client turns to a request. */
    void started(Request request, long nowNs) {
        request.startNs = nowNs;
        if (openLoop) {
            latenessUs.recordValue(us(request.intendedNs, nowNs));
        }
    }

    /** A connection that some request waits for is there. */
    void connected(long sinceNs, long nowNs) {
        connectUs.recordValue(us(sinceNs, nowNs));
    }

    /** A request got its file, whole and right, or failed; then its time counts nowhere. */
    void ended(Request request, @Nullable ErrorClass error, long bytes, long nowNs) {
        roll(nowNs);
        if (error == null) {
            ok++;
            okBytes += bytes;
            slice.ok++;
            latencies(request, nowNs);
            firstByteUs.recordValue(us(request.sentNs, request.firstByteNs));
            bodyUs.recordValue(us(request.firstByteNs, nowNs));
        } else {
            errors.merge(error, 1L, Long::sum);
            slice.failed++;
        }
        list(request, error == null ? RequestTimes.OK : error.id(), bytes, nowNs);
    }

    /** The window is over, and the request still open: its age is a lower bound of its latency. */
    void unanswered(Request request, long bytes, long nowNs) {
        unanswered++;
        latencies(request, nowNs);
        if (openLoop && !request.isStarted()) {
            latenessUs.recordValue(us(request.intendedNs, nowNs));
        }
        list(request, RequestTimes.UNANSWERED, bytes, nowNs);
    }

    private void latencies(Request request, long nowNs) {
        slice.latencyUs.recordValue(us(request.intendedNs, nowNs));
        if (openLoop && request.isStarted()) {
            sendLatencyUs.recordValue(us(request.startNs, nowNs));
        }
    }

    /** Hands over the last interval; after that, only {@link #window} is called. */
    void close() {
        slices.handOver(slice);
    }

    private void list(Request request, String outcome, long bytes, long nowNs) {
        if (lists) {
            sink.ended(new RequestTimes(sinceStart(request.intendedNs),
                    sinceStart(request.startNs), sinceStart(request.sentNs),
                    sinceStart(request.firstByteNs), sinceStart(nowNs), bytes, outcome,
                    request.file.name()));
        }
    }

    private long sinceStart(long ns) {
        return ns == Request.NOT_YET ? RequestTimes.NEVER : us(startNs, ns);
    }

    private static long us(long fromNs, long toNs) {
        return Math.max(0, toNs - fromNs) / NS_PER_US;
    }

    /** The closed book, with what others know of the window. */
    Window window(Loop loop, double seconds, int starvedClients, TimeSeries series,
            Generator generator, SceneryCounts scenery) {
        Timings timings = new Timings(series.latencyUs(), sendLatencyUs, latenessUs, connectUs,
                firstByteUs, bodyUs);
        return new Window(loop, seconds, issued, ok, okBytes, errors, unanswered, starvedClients,
                timings, series.intervals(), generator, scenery);
    }
}
