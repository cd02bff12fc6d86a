package dev.servelab.benchmarks.race;

import dev.servelab.protocol.Crc32c;
import dev.servelab.protocol.Replies;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * The limit of what a server on virtual threads could do: whatever line comes, it writes one
 * prepared answer from one direct buffer. No names, no cache, no pins, no timers.
 */
final class OnePageServer {
    private OnePageServer() {}

    /**
     * Serves until it is killed.
     *
     * @param arguments bytes of the body, bytes of one write, {@code virtual} or {@code platform}
     */
    public static void main(String[] arguments) throws IOException {
        ByteBuffer answer = answer(Integer.parseInt(arguments[0]));
        int writeBytes = Integer.parseInt(arguments[1]);
        Thread.Builder threads = arguments[2].equals("virtual")
                ? Thread.ofVirtual()
                : Thread.ofPlatform();
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_024);
            System.out.println("listening on 127.0.0.1:"
                    + ((InetSocketAddress) listener.getLocalAddress()).getPort());
            while (true) {
                SocketChannel peer = listener.accept();
                peer.setOption(StandardSocketOptions.TCP_NODELAY, true);
                peer.setOption(StandardSocketOptions.SO_SNDBUF, 64 * 1024);
                threads.start(() -> serve(peer, answer.duplicate(), writeBytes));
            }
        }
    }

    private static void serve(SocketChannel peer, ByteBuffer answer, int writeBytes) {
        ByteBuffer line = ByteBuffer.allocate(2_048);
        try (peer) {
            while (peer.read(line) >= 0) {
                if (line.get(line.position() - 1) == '\n') {
                    line.clear();
                    for (int at = 0; at < answer.capacity(); at += writeBytes) {
                        answer.limit(Math.min(answer.capacity(), at + writeBytes)).position(at);
                        while (answer.hasRemaining()) {
                            peer.write(answer);
                        }
                    }
                }
            }
        } catch (IOException gone) {
            // The load has ended.
        }
    }

    private static ByteBuffer answer(int bytes) {
        ByteBuffer answer = ByteBuffer
                .allocateDirect(bytes + Replies.OK_BYTES_MAX + Replies.END_BYTES);
        Replies.ok(answer, bytes, "1");
        Crc32c sum = new Crc32c();
        sum.update(answer.slice(answer.position(), bytes));
        answer.position(answer.position() + bytes);
        Replies.end(answer, sum.value());
        return answer.flip().slice();
    }
}
