package dev.servelab.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Clients that use a server up: some say nothing, some send a request a byte now and then and never
 * end it, some read an answer a kilobyte now and then, or not at all. One thread moves them all.
 * Those that the server cuts are not replaced.
 */
final class SlowCrowd implements AutoCloseable {
    private static final long PASS_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int PASSES_FOR_A_BYTE = 10;
    private static final int READ_BYTES = 1_024;

    private final Crowd crowd;
    private final List<SocketChannel> trickling = new ArrayList<>();
    private final List<SocketChannel> reading = new ArrayList<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private volatile boolean closed;

    private SlowCrowd(InetSocketAddress server) {
        this.crowd = new Crowd(server);
    }

    /**
     * A third of each kind, all connected, in turn; half of them speak HTTP.
     *
     * @param reads whether those who have asked for the file read it on, if slowly
     */
    static SlowCrowd connect(InetSocketAddress server, int count, String largeFile, boolean reads)
            throws IOException {
        SlowCrowd slow = new SlowCrowd(server);
        for (int i = 0; i < count; i++) {
            SocketChannel client = slow.crowd.connect(RawClient.SMALL_BUFFER_BYTES);
            Spoken spoken = Spoken.inTurn(i / 3);
            if (i % 3 == 1) {
                Crowd.send(client, spoken.begun(largeFile));
                slow.trickling.add(client);
            } else if (i % 3 == 2) {
                Crowd.send(client, spoken.get(largeFile));
                slow.reading.add(client);
            }
            client.configureBlocking(false);
        }
        if (!reads) {
            slow.reading.clear();
        }
        Thread.ofPlatform().name("slow-crowd").start(slow::move);
        return slow;
    }

    /** Those that were connected. */
    int count() {
        return crowd.connections().size();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        end.join();
        crowd.close();
    }

    private void move() {
        ByteBuffer piece = ByteBuffer.allocate(READ_BYTES);
        Arrays.fill(piece.array(), (byte) 'x'); // goes on with a name, and with that of a field
        for (int pass = 0; !closed; pass++) {
            if (pass % PASSES_FOR_A_BYTE == 0) {
                trickling.removeIf(client -> isCut(() -> client.write(piece.clear().limit(1))));
            }
            reading.removeIf(client -> isCut(() -> client.read(piece.clear())));
            LockSupport.parkNanos(PASS_NANOS);
        }
        end.complete(null);
    }

    private interface Move {
        int bytes() throws IOException;
    }

    private static boolean isCut(Move move) {
        try {
            return move.bytes() < 0;
        } catch (IOException gone) {
            return true;
        }
    }
}
