package dev.servelab.load;

import dev.servelab.protocol.Crc32c;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A server on a real socket that answers every request of a connection as a test wants. */
final class LyingServer implements AutoCloseable {
    /** The answer to one request; false ends the connection after it. */
    interface Answer {
        boolean to(String request, OutputStream out) throws IOException, InterruptedException;
    }

    /** Thrown by an answer: the connection is to be reset. */
    static final class Reset extends IOException {
        private static final long serialVersionUID = 1;
    }

    private final ServerSocket listener = new ServerSocket(0, 1_024,
            InetAddress.getLoopbackAddress());
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final Answer answer;
    private final Thread acceptor;
    private final Runnable left;

    LyingServer(Answer answer) throws IOException {
        this(answer, () -> {});
    }

    /** {@code left} is run whenever a connection has ended. */
    LyingServer(Answer answer, Runnable left) throws IOException {
        this.answer = answer;
        this.left = left;
        acceptor = Thread.ofVirtual().start(this::accept);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    /** How many connections there have been. */
    int connectionCount() {
        return sockets.size();
    }

    /** From which addresses. */
    Set<InetAddress> clientAddresses() {
        return sockets.stream().map(Socket::getInetAddress).collect(Collectors.toSet());
    }

    /** A whole answer with the right sum. */
    static byte[] frame(byte[] body) {
        return frame(body, sum(body));
    }

    /** CRC-32C. */
    static int sum(byte[] body) {
        Crc32c sum = new Crc32c();
        sum.update(ByteBuffer.wrap(body));
        return sum.value();
    }

    /** A whole answer with any sum. */
    static byte[] frame(byte[] body, int crc32c) {
        byte[] head = ("OK " + body.length + " v1\n").getBytes(UTF_8);
        byte[] end = String.format(Locale.ROOT, "END %08x\n", crc32c).getBytes(UTF_8);
        return ByteBuffer.allocate(head.length + body.length + end.length).put(head).put(body)
                .put(end).array();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            answerAll(socket);
            socket.shutdownOutput();
        } catch (IOException | InterruptedException clientLeft) {
            // What the client made of it is what the test looks at.
        } finally {
            left.run();
        }
    }

    private void answerAll(Socket socket) throws IOException, InterruptedException {
        try {
            String request = readLine(socket.getInputStream());
            while (!request.isEmpty() && answer.to(request, socket.getOutputStream())) {
                request = readLine(socket.getInputStream());
            }
        } catch (Reset wanted) {
            socket.setSoLinger(true, 0);
            throw wanted;
        }
    }

    private static String readLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            line.append((char) b);
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        join(acceptor); // the port is free only when nobody waits at it any more
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
