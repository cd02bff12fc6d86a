package dev.servelab.benchmarks.race;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/** Clients that are all connected before the first of them asks, each for one file. One thread. */
final class ManyClients implements AutoCloseable {
    private final SocketChannel[] channels;
    private final ByteBuffer sink = ByteBuffer.allocateDirect(256 * 1024);

    /**
     * How long it took, from the first request on.
     *
     * @param firstNs until something of a body had come, of the client who had it first
     * @param allNs   until the last client had its whole answer
     */
    record Times(long firstNs, long allNs) {}

    ManyClients(InetSocketAddress server, int clients) throws IOException {
        channels = new SocketChannel[clients];
        for (int i = 0; i < clients; i++) {
            channels[i] = SocketChannel.open(server);
        }
    }

    /** All ask for the same file at once, and read their answers to the end. */
    Times ask(ByteBuffer request) throws IOException {
        try (Selector selector = Selector.open()) {
            for (SocketChannel channel : channels) {
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_READ, new AnswerMeter());
            }
            long begin = System.nanoTime();
            for (SocketChannel channel : channels) {
                channel.write(request.duplicate());
            }
            long first = 0;
            for (int ended = 0; ended < channels.length;) {
                selector.select();
                for (SelectionKey key : selector.selectedKeys()) {
                    AnswerMeter meter = (AnswerMeter) key.attachment();
                    boolean whole = read((SocketChannel) key.channel(), meter);
                    ended += whole ? 1 : 0;
                    if (first == 0 && (whole || meter.isBehindHead())) {
                        first = System.nanoTime();
                    }
                }
                selector.selectedKeys().clear();
            }
            return new Times(first - begin, System.nanoTime() - begin);
        }
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : Arrays.asList(channels)) {
            channel.close();
        }
    }

    private boolean read(SocketChannel channel, AnswerMeter meter) throws IOException {
        if (channel.read(sink.clear()) < 0) {
            throw new IOException("the server has closed a connection");
        }
        return meter.take(sink.flip());
    }
}
