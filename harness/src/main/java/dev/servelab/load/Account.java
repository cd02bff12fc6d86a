package dev.servelab.load;

import java.util.EnumMap;
import java.util.Map;

import org.HdrHistogram.Recorder;

/**
 * The book of one client over one window. Each request that was begun ends exactly once: ok, as an
 * error, or, when the book is closed over it, as unanswered; what comes after is not booked. The
 * lock is this object: the client's own thread books, and the one that ends the window closes.
 */
final class Account {
    private static final long NOT_OPEN = Long.MIN_VALUE;

    private final Recorder latencies;
    private final Map<ErrorClass, Long> errors = new EnumMap<>(ErrorClass.class);
    private long issued;
    private long ok;
    private long okBytes;
    private long unanswered;
    private long answers;
    private long openSinceNs = NOT_OPEN;
    private boolean closed;

    /** Latencies go to {@code latencies} in microseconds; several accounts may share it. */
    Account(Recorder latencies) {
        this.latencies = latencies;
    }

    /** A request is about to be made, its connection included. False: the book is closed. */
    synchronized boolean begin(long nowNs) {
        if (closed) {
            return false;
        }
        issued++;
        openSinceNs = nowNs;
        return true;
    }

    /** The open request got the file, whole and right. */
    synchronized void ok(long nowNs, long bytes) {
        if (!closed) {
            ok++;
            answers++;
            okBytes += bytes;
            end(nowNs);
        }
    }

    /** The open request failed. Its time is not among the latencies. */
    synchronized void failed(ErrorClass error) {
        if (!closed) {
            errors.merge(error, 1L, Long::sum);
            answers += error.isAnswer() ? 1 : 0;
            openSinceNs = NOT_OPEN;
        }
    }

    /** Ends the window: an open request is unanswered, its age a lower bound of its latency. */
    synchronized void close(long nowNs) {
        if (!closed && openSinceNs != NOT_OPEN) {
            unanswered++;
            end(nowNs);
        }
        closed = true;
    }

    private void end(long nowNs) {
        latencies.recordValue(Math.max(0, nowNs - openSinceNs) / 1_000);
        openSinceNs = NOT_OPEN;
    }

    /** Adds this book to {@code sums}; only once it is closed. */
    synchronized void addTo(Tally sums) {
        if (!closed) {
            throw new IllegalStateException("the book is still open");
        }
        sums.issued += issued;
        sums.ok += ok;
        sums.okBytes += okBytes;
        sums.unanswered += unanswered;
        sums.starvedClients += answers == 0 ? 1 : 0;
        errors.forEach((error, count) -> sums.errors.merge(error, count, Long::sum));
    }
}
