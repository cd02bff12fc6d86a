package dev.servelab.cli;

import dev.servelab.protocol.Crc32c;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on a real socket that says what a test wants, true or not. */
final class ScriptedServer implements AutoCloseable {
    /** What is said on one connection, from its first byte to its close. */
    interface Script {
        void run(Connection connection) throws IOException, InterruptedException;
    }

    private final ServerSocket listener;
    private final Script script;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    ScriptedServer(Script script) throws IOException {
        this.script = script;
        this.listener = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** Sends the same bytes whatever was asked, once for each connection, and closes. */
    static ScriptedServer replying(byte[] reply) throws IOException {
        return new ScriptedServer(connection -> {
            connection.readRequest();
            connection.send(reply);
            connection.finish();
        });
    }

    static ScriptedServer replying(String reply) throws IOException {
        return replying(reply.getBytes(StandardCharsets.UTF_8));
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                sockets.add(socket);
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            script.run(new Connection(socket));
        } catch (IOException | InterruptedException clientLeft) {
            // what the client made of it is what the test looks at
        }
    }

    String host() {
        return "127.0.0.1";
    }

    String port() {
        return Integer.toString(listener.getLocalPort());
    }

    String address() {
        return host() + ":" + port();
    }

    /** All request lines so far, without their ends. */
    List<String> requests() {
        return requests;
    }

    int connectionCount() {
        return connections.get();
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code OK <length> <version>}, the body, {@code END <its sum>}. */
    static byte[] frame(String version, byte[] body) {
        return concat(ok(body.length, version), body, end(crc32c(body)));
    }

    static byte[] ok(long length, String version) {
        return utf8("OK " + length + " " + version + "\n");
    }

    static byte[] end(int crc32c) {
        return utf8(String.format(Locale.ROOT, "END %08x%n", crc32c));
    }

    static int crc32c(byte[] bytes) {
        Crc32c sum = new Crc32c();
        sum.update(ByteBuffer.wrap(bytes));
        return sum.value();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] concat(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer all = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }

    /** One connection, as the script sees it. */
    final class Connection {
        private final Socket socket;
        private final InputStream in;

        private Connection(Socket socket) throws IOException {
            this.socket = socket;
            this.in = socket.getInputStream();
        }

        /** The next request line; the empty string when the client has said its last. */
        String readRequest() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
                line.append((char) b);
            }
            if (!line.isEmpty()) {
                requests.add(line.toString());
            }
            return line.toString();
        }

        void send(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
        }

        /** Half-closes and waits for the client to leave, so that it receives everything. */
        void finish() throws IOException {
            socket.shutdownOutput();
            waitForClient();
        }

        /** Returns when the client has closed its side. */
        void waitForClient() throws IOException {
            while (in.read() >= 0) {
                // whatever else it sends
            }
        }

        /** Breaks the connection without a farewell. */
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }
}
