package dev.servelab.benchmarks;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A connection over loopback whose other end takes what comes and throws it away, on a thread of its
 * own; and a head and a body of zeros in every place from which they may be sent. One thread sends.
 */
final class Wire implements Closeable {
    /** As the server's: 64 packets to a call. */
    static final int PIECE_BYTES = 64 * 1024;
    static final int PACKET_BYTES = 1024;

    /** About the length of an OK line. */
    private static final int HEAD_BYTES = 40;
    /** The server's default. */
    private static final int SEND_BUFFER_BYTES = 64 * 1024;

    final int bodyBytes;
    final SocketChannel channel;
    final OutputStream stream;
    final FileChannel file;
    /** Head and body. */
    final ByteBuffer heap;
    final ByteBuffer direct;

    private final ByteBuffer[] gathered = new ByteBuffer[2];
    private final ByteBuffer headBuffer = ByteBuffer.allocateDirect(HEAD_BYTES);
    private final ByteBuffer bodyBuffer;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment slab;
    private final Path path;
    private final Thread reader;

    Wire(int bodyBytes) throws IOException {
        this.bodyBytes = bodyBytes;
        heap = ByteBuffer.allocate(HEAD_BYTES + bodyBytes);
        direct = ByteBuffer.allocateDirect(HEAD_BYTES + bodyBytes);
        bodyBuffer = ByteBuffer.allocateDirect(bodyBytes);
        slab = arena.allocate(bodyBytes);
        path = Files.createTempFile("servelab-wire", ".bin");
        Files.write(path, new byte[bodyBytes]);
        file = FileChannel.open(path, StandardOpenOption.READ);
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            channel = SocketChannel.open(listener.getLocalAddress());
            SocketChannel other = listener.accept();
            reader = Thread.ofPlatform().daemon().name("reader").start(() -> drain(other));
        }
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER_BYTES);
        stream = channel.socket().getOutputStream();
    }

    ByteBuffer head() {
        return headBuffer.clear();
    }

    ByteBuffer body() {
        return bodyBuffer.clear();
    }

    /** A new view of a part of the slab. */
    ByteBuffer slab(int from, int bytes) {
        return slab.asSlice(from, bytes).asByteBuffer();
    }

    /** How much is written at once from there. */
    int pieceBytes(int from) {
        return Math.min(PIECE_BYTES, bodyBytes - from);
    }

    void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    void gather(ByteBuffer first, ByteBuffer second) throws IOException {
        gathered[0] = first;
        gathered[1] = second;
        while (second.hasRemaining()) {
            channel.write(gathered);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        try {
            reader.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        file.close();
        Files.delete(path);
        arena.close();
    }

    private static void drain(SocketChannel other) {
        ByteBuffer sink = ByteBuffer.allocateDirect(256 * 1024);
        try (other) {
            while (other.read(sink.clear()) >= 0) {
                // Nobody wants it.
            }
        } catch (IOException gone) {
            // The sender has closed: that is the end.
        }
    }
}
