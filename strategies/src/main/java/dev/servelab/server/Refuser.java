package dev.servelab.server;

import dev.servelab.front.FrontFactory;
import dev.servelab.protocol.ErrorCode;
import dev.servelab.time.Clock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Iterator;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Tells connections that cannot be served why, on one thread that blocks on none of them. Where
 * HTTP is spoken too, a connection is given a moment to show which wire it speaks.
 */
final class Refuser implements AutoCloseable {
    /** Beyond that many at one time, connections are closed without a word. */
    static final int AT_ONE_TIME = 256;
    /** Longest time until the last connection that was handed over is done with. */
    static final long MOST_NANOS = RefusedConnection.WAIT_NANOS + RefusedConnection.DRAIN_NANOS;
    /** How late a wait or a drain may be ended. */
    private static final long PRECISION_MS = 25;

    private final FrontFactory fronts;
    private final Clock clock;
    private final ConcurrentLinkedQueue<RefusedConnection> arrived = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final LongAdder refused = new LongAdder();
    private final ByteBuffer scratch = ByteBuffer.allocateDirect(16 * 1024);
    private volatile @Nullable Selector selector;
    private volatile boolean closed;

    Refuser(FrontFactory fronts, Clock clock) {
        this.fronts = fronts;
        this.clock = clock;
    }

    void start() throws IOException {
        Selector opened = Selector.open();
        selector = opened;
        Thread.ofPlatform().daemon().name("refuser").start(() -> run(opened));
    }

    /** Takes the channel over. Never blocks. */
    void refuse(SocketChannel channel, ErrorCode why) {
        refused.increment();
        RefusedConnection connection = new RefusedConnection(channel, fronts.lastWords(why),
                fronts.speaksHttp(), clock.nanoTime());
        Selector open = selector;
        if (count.incrementAndGet() > AT_ONE_TIME || open == null || closed) {
            end(connection);
            return;
        }
        arrived.add(connection);
        open.wakeup();
        if (closed) {
            endArrived();
        }
    }

    /** Waits until all that it was given have been told, or the time is over. */
    void awaitAllTold(long nanos) throws InterruptedException {
        long until = System.nanoTime() + nanos;
        synchronized (count) {
            long left = nanos;
            while (count.get() > 0 && left > 0) {
                TimeUnit.NANOSECONDS.timedWait(count, left);
                left = until - System.nanoTime();
            }
        }
    }

    long refusedCount() {
        return refused.sum();
    }

    @Override
    public void close() {
        closed = true;
        Selector open = selector;
        if (open != null) {
            open.wakeup();
        }
    }

    private void run(Selector open) {
        try (open) {
            while (!closed) {
                open.select(count.get() == 0 ? 0 : PRECISION_MS);
                begin(open);
                goOn(open);
            }
            for (SelectionKey key : open.keys()) {
                RefusedConnection connection = (RefusedConnection) key.attachment();
                connection.tellIfUntold(clock.nanoTime());
                end(connection);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            closed = true;
            endArrived();
        }
    }

    private void endArrived() {
        for (RefusedConnection left = arrived.poll(); left != null; left = arrived.poll()) {
            end(left);
        }
    }

    private void begin(Selector open) {
        for (RefusedConnection next = arrived.poll(); next != null; next = arrived.poll()) {
            try {
                next.begin(open);
            } catch (IOException | OutOfMemoryError gone) {
                end(next);
            }
        }
    }

    private void goOn(Selector open) {
        long now = clock.nanoTime();
        open.selectedKeys().clear();
        for (Iterator<SelectionKey> keys = open.keys().iterator(); keys.hasNext();) {
            SelectionKey key = keys.next();
            if (key.isValid() && key.attachment() instanceof RefusedConnection connection
                    && connection.goOn(now, scratch)) {
                end(connection);
            }
        }
    }

    private void end(RefusedConnection connection) {
        connection.end();
        if (count.decrementAndGet() == 0) {
            synchronized (count) {
                count.notifyAll();
            }
        }
    }
}
