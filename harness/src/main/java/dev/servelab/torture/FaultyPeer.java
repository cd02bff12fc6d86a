package dev.servelab.torture;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.SplittableRandom;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** One peer that does not behave: connects, does its harm, is gone. Runs entirely on one thread. */
final class FaultyPeer implements Runnable {
    private static final int TIMEOUT_MS = 5_000;
    /** So small that nothing but the server's own buffer swallows what a peer does not read. */
    private static final int SMALL_BUFFER_BYTES = 4_096;
    private static final int GARBAGE_BYTES_MOST = 6_000;
    private static final int SLOW_PAUSE_MS = 8;
    /** What a server may need to notice, beyond the time that it gives a peer. */
    private static final int STALL_MS = (int) Conditions.IDLE_TIMEOUT.toMillis() + 300;

    private final Scene scene;
    private final FaultKind kind;
    private final SplittableRandom random;

    FaultyPeer(Scene scene, FaultKind kind, SplittableRandom random) {
        this.scene = scene;
        this.kind = kind;
        this.random = random;
    }

    @Override
    public void run() {
        try (Socket socket = new Socket()) {
            if (kind == FaultKind.STALL) {
                socket.setReceiveBufferSize(SMALL_BUFFER_BYTES);
            }
            socket.setSoTimeout(TIMEOUT_MS);
            socket.setTcpNoDelay(true);
            socket.connect(scene.server, TIMEOUT_MS);
            scene.faults.add(kind);
            harm(socket);
        } catch (IOException cutByTheServer) {
            // It may: peers are no clients, and nobody counts what they get.
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void harm(Socket socket) throws IOException, InterruptedException {
        switch (kind) {
            case RESET -> {
                askAndReadSome(socket);
                socket.setSoLinger(true, 0);
            }
            case CUT -> askAndReadSome(socket);
            case STALL -> {
                ask(socket, scene.files.large(random));
                scene.pause(STALL_MS);
            }
            case HALF_CLOSE -> {
                ask(socket, scene.files.popular(random));
                socket.shutdownOutput();
                readAll(socket);
            }
            case SLOW -> askSlowly(socket);
            case GARBAGE -> {
                socket.getOutputStream().write(garbage());
                socket.shutdownOutput();
                readAll(socket);
            }
            case LEAVE -> {
                if (random.nextBoolean()) {
                    socket.getOutputStream().write("GET half a na".getBytes(US_ASCII));
                }
            }
            default -> throw new IllegalArgumentException(kind + " is not done by a peer");
        }
    }

    private void askAndReadSome(Socket socket) throws IOException {
        ask(socket, scene.files.medium(random));
        socket.getInputStream().readNBytes(1 + random.nextInt(2 * SMALL_BUFFER_BYTES));
    }

    private void askSlowly(Socket socket) throws IOException, InterruptedException {
        OutputStream out = socket.getOutputStream();
        byte[] line = line(scene.files.popular(random));
        int sent = random.nextBoolean() ? line.length : random.nextInt(line.length);
        for (int i = 0; i < sent; i++) {
            out.write(line[i]);
            scene.pause(random.nextInt(SLOW_PAUSE_MS));
        }
        socket.shutdownOutput();
        readAll(socket);
    }

    private byte[] garbage() {
        byte[] garbage = new byte[1 + random.nextInt(GARBAGE_BYTES_MOST)];
        random.nextBytes(garbage);
        for (int i = 0; i < garbage.length; i += 1 + random.nextInt(200)) {
            garbage[i] = '\n';
        }
        return garbage;
    }

    private static void ask(Socket socket, TortureFile file) throws IOException {
        socket.getOutputStream().write(line(file));
    }

    private static byte[] line(TortureFile file) {
        return ("GET " + file.name() + "\n").getBytes(US_ASCII);
    }

    private static void readAll(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] unread = new byte[2 * SMALL_BUFFER_BYTES];
        int count = 0;
        while (count >= 0) {
            count = in.read(unread);
        }
    }
}
