package dev.servelab.load;

import dev.servelab.time.Clock;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Waits for whichever connection can go on, and lets it. Runs entirely on one thread,
 * {@link #wakeUp} apart. A turn reads at most one buffer from each connection, so that none keeps
 * the others, or the next intended start, waiting for long.
 */
final class EventLoop implements Closeable {
    /**
     * As much as is read at once: 30 us worth of copying. With twice as much, content falls out of
     * a processor's second cache before it is summed.
     */
    private static final int BUFFER_BYTES = 128 << 10;
    /** A turn never takes longer while nothing happens, so that silence is noticed too. */
    private static final long TURN_MS_MOST = Interval.LENGTH_MS / 2;
    /** How often connections are looked at for silence. */
    private static final long SWEEP_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Selector selector;
    private final Clock clock;
    private final long timeoutNs;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private long sweptNs;
    private int open;
    private int openPeak;

    EventLoop(Clock clock, Duration timeout) throws IOException {
        this.selector = Selector.open();
        this.clock = clock;
        this.timeoutNs = timeout.toNanos();
        this.sweptNs = clock.nanoTime();
    }

    long nanoTime() {
        return clock.nanoTime();
    }

    Selector selector() {
        return selector;
    }

    /** Empty, and anyone's until the next turn or read. */
    ByteBuffer buffer() {
        return buffer.clear();
    }

    /**
     * Handles what is ready, and waits for it until {@code untilNs}, to a millisecond, unless
     * somebody calls {@link #wakeUp}.
     *
     * @param afterEach is told the time after each connection
     */
    void turn(long untilNs, LongConsumer afterEach) throws IOException {
        long nowNs = nanoTime();
        sweep(nowNs);
        Consumer<SelectionKey> handle = key -> {
            ((Link) key.attachment()).ready(key.readyOps());
            afterEach.accept(nanoTime());
        };
        long leftNs = untilNs - nowNs;
        if (leftNs <= 0) {
            selector.selectNow(handle);
        } else {
            long leftMs = TimeUnit.NANOSECONDS.toMillis(leftNs) + 1;
            selector.select(handle, Math.min(leftMs, TURN_MS_MOST));
        }
    }

    /** Ends a turn that waits, or the next one. Any thread. */
    void wakeUp() {
        selector.wakeup();
    }

    private void sweep(long nowNs) {
        if (nowNs - sweptNs >= SWEEP_NS) {
            sweptNs = nowNs;
            forEach(link -> link.giveUpIfSilentSince(nowNs - timeoutNs));
        }
    }

    /** Shows every connection that is open. */
    void forEach(Consumer<Link> action) {
        for (SelectionKey key : selector.keys()) {
            if (key.isValid()) {
                action.accept((Link) key.attachment());
            }
        }
    }

    void opened() {
        open++;
        openPeak = Math.max(openPeak, open);
    }

    void closed() {
        open--;
    }

    /** Connections that are open. */
    int openCount() {
        return open;
    }

    int openPeak() {
        return openPeak;
    }

    /** Closes all connections. */
    @Override
    public void close() throws IOException {
        forEach(Link::close);
        selector.close();
    }
}
