package dev.servelab.lesson.threads;

import dev.servelab.protocol.ClientOptions;
import dev.servelab.protocol.FileClient;
import dev.servelab.protocol.Progress;
import dev.servelab.time.Clock;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Takes bytes at a steady rate, as a client on a slow line does. With the system's own choice of a
 * buffer the server would be rid of the whole file at once.
 */
final class SlowLine implements WritableByteChannel {
    private static final int RECEIVE_BUFFER_BYTES = 64 << 10;
    private static final int PIECE_BYTES = 16 << 10;
    private static final long NS_PER_S = TimeUnit.SECONDS.toNanos(1);

    private final long bytesPerSec;
    private final long startNs = Clock.SYSTEM.nanoTime();
    private long bytes;

    private SlowLine(long bytesPerSec) {
        this.bytesPerSec = bytesPerSec;
    }

    /**
     * Asks for a file, reads the answer to its end and closes.
     *
     * @param reading counted down when the answer has begun
     */
    static void read(InetSocketAddress address, String name, long bytesPerSec,
            CountDownLatch reading) throws IOException {
        ClientOptions options = ClientOptions.DEFAULT.withReceiveBuffer(RECEIVE_BUFFER_BYTES);
        try (FileClient client = FileClient.connect(address, options, new byte[PIECE_BYTES])) {
            client.get(name, header -> {
                reading.countDown();
                return new SlowLine(bytesPerSec);
            }, Progress.NONE);
        }
    }

    @Override
    public int write(ByteBuffer piece) throws IOException {
        int count = piece.remaining();
        bytes += count;
        piece.position(piece.limit());
        try {
            TimeUnit.NANOSECONDS.sleep(
                    startNs + bytes * NS_PER_S / bytesPerSec - Clock.SYSTEM.nanoTime());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
        return count;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
