package dev.servelab.benchmarks.race;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * A closed loop on one thread over the native wire: on each connection the next request is sent when
 * the whole answer to the last one has come. Bodies are counted, not looked at, because every cycle
 * spent here is one that the server may lack.
 */
final class SelectorLoad implements AutoCloseable {
    private static final long LONGEST_NS = TimeUnit.MINUTES.toNanos(1);

    private final Selector selector;
    private final ByteBuffer sink = ByteBuffer.allocateDirect(256 * 1024);
    private final List<ByteBuffer> requests;
    private int asked;

    /** What a connection waits for, and since when. */
    private static final class Wait {
        private final AnswerMeter meter = new AnswerMeter();
        private long sinceNs;
    }

    /** Asks for the file {@code f}, again and again. */
    SelectorLoad(InetSocketAddress server, int connections) throws IOException {
        this(server, connections, List.of(request("f")));
    }

    /**
     * Connects and asks.
     *
     * @param requests asked in this order and then again, by whichever connection is free
     */
    SelectorLoad(InetSocketAddress server, int connections, List<ByteBuffer> requests)
            throws IOException {
        this.selector = Selector.open();
        this.requests = requests;
        for (int i = 0; i < connections; i++) {
            SocketChannel channel = SocketChannel.open(server);
            channel.configureBlocking(false);
            Wait wait = new Wait();
            channel.register(selector, SelectionKey.OP_READ, wait);
            ask(channel, wait, System.nanoTime());
        }
    }

    /** The line that asks for a file by a name that needs no escapes. */
    static ByteBuffer request(String name) {
        byte[] line = ("GET " + name + "\n").getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocateDirect(line.length).put(line).flip().asReadOnlyBuffer();
    }

    /** Loads for that many milliseconds and returns how many answers came. */
    long run(long millis) throws IOException {
        return times(millis).getTotalCount();
    }

    /** Loads for that many milliseconds and returns how long each answer took, in ns. */
    Histogram times(long millis) throws IOException {
        Histogram times = new Histogram(LONGEST_NS, 3);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (System.nanoTime() - end < 0) {
            selector.select(100);
            for (SelectionKey key : selector.selectedKeys()) {
                read(key, times);
            }
            selector.selectedKeys().clear();
        }
        return times;
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }

    private void read(SelectionKey key, Histogram times) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        Wait wait = (Wait) key.attachment();
        if (channel.read(sink.clear()) < 0) {
            throw new IOException("the server has closed a connection");
        }
        if (wait.meter.take(sink.flip())) {
            long now = System.nanoTime();
            times.recordValue(Math.min(now - wait.sinceNs, LONGEST_NS));
            ask(channel, wait, now);
        }
    }

    private void ask(SocketChannel channel, Wait wait, long now) throws IOException {
        wait.sinceNs = now;
        channel.write(requests.get(asked).duplicate());
        asked = (asked + 1) % requests.size();
    }
}
