package dev.servelab.server;

import dev.servelab.protocol.ErrorCode;
import dev.servelab.protocol.Replies;
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
 * Tells connections that cannot be served why, on one thread that blocks on none of them: a line,
 * half-close, and what they have sent is taken, so that the line is not lost to a reset.
 */
final class Refuser implements AutoCloseable {
    /** Beyond that many at one time, connections are closed without a word. */
    static final int AT_ONE_TIME = 256;
    static final long DRAIN_BYTES = 64 * 1024;
    static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

    private record Refusal(SocketChannel channel, ErrorCode why) {}

    /** What has been drained of a connection, and until when. */
    private static final class Draining {
        final long untilNanos;
        long bytes;

        Draining(long untilNanos) {
            this.untilNanos = untilNanos;
        }
    }

    private final Clock clock;
    private final ConcurrentLinkedQueue<Refusal> arrived = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final LongAdder refused = new LongAdder();
    private final ByteBuffer scratch = ByteBuffer.allocateDirect(16 * 1024);
    private volatile @Nullable Selector selector;
    private volatile boolean closed;

    Refuser(Clock clock) {
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
        Selector open = selector;
        if (count.incrementAndGet() > AT_ONE_TIME || open == null || closed) {
            end(channel);
            return;
        }
        arrived.add(new Refusal(channel, why));
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
                open.select(count.get() == 0 ? 0 : TimeUnit.NANOSECONDS.toMillis(DRAIN_NANOS) / 8);
                begin(open);
                drain(open);
            }
            open.keys().forEach(key -> end((SocketChannel) key.channel()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            closed = true;
            endArrived();
        }
    }

    private void endArrived() {
        for (Refusal left = arrived.poll(); left != null; left = arrived.poll()) {
            end(left.channel());
        }
    }

    private void begin(Selector open) {
        for (Refusal next = arrived.poll(); next != null; next = arrived.poll()) {
            SocketChannel channel = next.channel();
            try {
                channel.configureBlocking(false);
                channel.write(ByteBuffer.wrap(Replies.error(next.why(), text(next.why()))));
                channel.shutdownOutput();
                channel.register(open, SelectionKey.OP_READ,
                        new Draining(clock.nanoTime() + DRAIN_NANOS));
            } catch (IOException | OutOfMemoryError gone) {
                end(channel);
            }
        }
    }

    private void drain(Selector open) {
        long now = clock.nanoTime();
        open.selectedKeys().clear();
        for (Iterator<SelectionKey> keys = open.keys().iterator(); keys.hasNext();) {
            SelectionKey key = keys.next();
            if (key.attachment() instanceof Draining draining && key.isValid()) {
                SocketChannel channel = (SocketChannel) key.channel();
                if (read(channel, draining) || now - draining.untilNanos >= 0) {
                    end(channel);
                }
            }
        }
    }

    /** Takes what is there; true if there will be no more, or there was enough. */
    private boolean read(SocketChannel channel, Draining draining) {
        try {
            int bytes = channel.read(scratch.clear());
            draining.bytes += Math.max(0, bytes);
            return bytes < 0 || draining.bytes >= DRAIN_BYTES;
        } catch (IOException gone) {
            return true;
        }
    }

    private void end(SocketChannel channel) {
        close(channel);
        if (count.decrementAndGet() == 0) {
            synchronized (count) {
                count.notifyAll();
            }
        }
    }

    private static String text(ErrorCode why) {
        return why == ErrorCode.BUSY ? "too many connections" : "the server is shutting down";
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException gone) {
            // It is gone: that is what was wanted.
        }
    }
}
