package dev.servelab.benchmarks.race;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * A closed loop on one thread: on each connection the next request is sent when the whole answer to
 * the last one has come. All answers have one length, learnt from the first; bytes are counted, not
 * looked at, because every cycle spent here is one that the server may lack.
 */
final class SelectorLoad implements AutoCloseable {
    private static final ByteBuffer REQUEST = ByteBuffer
            .wrap("GET f\n".getBytes(StandardCharsets.US_ASCII)).asReadOnlyBuffer();

    private final Selector selector;
    private final ByteBuffer sink = ByteBuffer.allocateDirect(256 * 1024);
    private final long answerBytes;

    SelectorLoad(InetSocketAddress server, int connections, int bodyBytes) throws IOException {
        selector = Selector.open();
        answerBytes = learn(server, bodyBytes);
        for (int i = 0; i < connections; i++) {
            SocketChannel channel = SocketChannel.open(server);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, new long[1]);
            channel.write(REQUEST.duplicate());
        }
    }

    /** Loads for that many milliseconds and returns how many answers came. */
    long run(long millis) throws IOException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        long answers = 0;
        while (System.nanoTime() - end < 0) {
            selector.select(100);
            for (SelectionKey key : selector.selectedKeys()) {
                answers += read(key);
            }
            selector.selectedKeys().clear();
        }
        return answers;
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }

    private int read(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        long[] received = (long[]) key.attachment();
        int count = channel.read(sink.clear());
        if (count < 0) {
            throw new IOException("the server has closed a connection");
        }
        received[0] += count;
        if (received[0] < answerBytes) {
            return 0;
        }
        received[0] = 0;
        channel.write(REQUEST.duplicate());
        return 1;
    }

    /** Length of header, body and end together. */
    private long learn(InetSocketAddress server, int bodyBytes) throws IOException {
        try (SocketChannel channel = SocketChannel.open(server)) {
            channel.write(REQUEST.duplicate());
            long received = 0;
            long expected = Long.MAX_VALUE;
            while (received < expected) {
                int count = channel.read(sink.clear());
                if (count < 0) {
                    throw new IOException("the server does not answer");
                }
                if (received == 0) {
                    expected = headerBytes(count) + (long) bodyBytes + "END 00000000\n".length();
                }
                received += count;
            }
            return received;
        }
    }

    private int headerBytes(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            if (sink.get(i) == '\n') {
                if (sink.get(0) != 'O') {
                    throw new IOException("the server refuses");
                }
                return i + 1;
            }
        }
        throw new IOException("no header");
    }
}
