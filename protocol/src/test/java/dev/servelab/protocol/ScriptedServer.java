package dev.servelab.protocol;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A real socket whose one connection says what the test wants, truth or lies. Its thread ends when
 * the script does; a script that fails, fails {@link #close}.
 */
final class ScriptedServer implements Closeable {
    /** Runs on the server's thread; the connection is closed when it returns. */
    @FunctionalInterface
    interface Script {
        void play(Peer peer) throws Exception;
    }

    /** The server's end of the connection. */
    record Peer(Socket socket) {
        private static final int BUFFER_BYTES = 8 * 1024;

        /** The next request line without its LF. */
        String readLine() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int b = socket.getInputStream().read(); b != '\n'; b = socket.getInputStream()
                    .read()) {
                if (b < 0) {
                    throw new IOException("the client closed in a line: " + line);
                }
                line.append((char) b);
            }
            return line.toString();
        }

        void write(String text) throws IOException {
            write(text.getBytes(UTF_8));
        }

        void write(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
        }

        void ok(byte[] body, String version) throws IOException {
            ByteBuffer frame = ByteBuffer.allocate(
                    Replies.OK_BYTES_MAX + body.length + Replies.END_BYTES);
            Replies.ok(frame, body.length, version);
            frame.put(body);
            Replies.end(frame, sum(body));
            byte[] bytes = new byte[frame.flip().remaining()];
            frame.get(bytes);
            write(bytes);
        }

        /** Waits, saying nothing, until the client closes or half-closes. */
        void awaitClose() throws IOException {
            byte[] buffer = new byte[BUFFER_BYTES];
            int count = 0;
            while (count >= 0) {
                count = socket.getInputStream().read(buffer);
            }
        }

        /** Closes with RST instead of FIN. */
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }

    private final ServerSocket listener;
    private final CompletableFuture<Void> played = new CompletableFuture<>();

    private ScriptedServer(ServerSocket listener) {
        this.listener = listener;
    }

    static ScriptedServer playing(Script script) throws IOException {
        ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ScriptedServer server = new ScriptedServer(listener);
        Thread.ofPlatform().name("scripted-server").daemon().start(() -> server.run(script));
        return server;
    }

    /** Reads one request, says {@code reply} and closes in order. */
    static ScriptedServer saying(String reply) throws IOException {
        return playing(peer -> {
            peer.readLine();
            try {
                peer.write(reply);
                peer.socket().shutdownOutput();
                peer.awaitClose();
            } catch (IOException e) {
                // The client had read enough and closed: what it says of that is what is tested.
            }
        });
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    /** Waits until the script has ended; throws what it threw. */
    @Override
    public void close() throws IOException {
        try {
            played.get();
        } catch (ExecutionException e) {
            throw new IOException("the script failed", e.getCause());
        } catch (InterruptedException e) {
            throw new IOException(e);
        } finally {
            listener.close();
        }
    }

    private void run(Script script) {
        try (Socket socket = listener.accept()) {
            script.play(new Peer(socket));
            played.complete(null);
        } catch (Throwable e) {
            played.completeExceptionally(e);
        }
    }

    static int sum(byte[] bytes) {
        Crc32c crc = new Crc32c();
        crc.update(bytes, 0, bytes.length);
        return crc.value();
    }
}
