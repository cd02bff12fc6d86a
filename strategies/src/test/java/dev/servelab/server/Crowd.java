package dev.servelab.server;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Thousands of connections that cost this process little. They come from several addresses of this
 * host, because one has too few ports for all of them and those of a moment ago.
 */
final class Crowd implements Closeable {
    private static final int FOR_EACH_ADDRESS = 2_000;

    private final InetSocketAddress server;
    private final List<SocketChannel> connections = new ArrayList<>();
    private int made;

    Crowd(InetSocketAddress server) {
        this.server = server;
    }

    /** One connection more, which stays. */
    SocketChannel connect() throws IOException {
        return connect(0);
    }

    /** One that swallows little; 0 is what the system thinks right. */
    SocketChannel connect(int receiveBufferBytes) throws IOException {
        int host = 2 + made++ / FOR_EACH_ADDRESS % 200;
        SocketChannel connection = SocketChannel.open();
        connections.add(connection);
        if (receiveBufferBytes > 0) {
            connection.setOption(StandardSocketOptions.SO_RCVBUF, receiveBufferBytes);
        }
        connection.bind(new InetSocketAddress(
                InetAddress.getByAddress(new byte[]{127, 0, 0, (byte) host}), 0));
        connection.connect(server);
        return connection;
    }

    List<SocketChannel> connections() {
        return connections;
    }

    static void send(SocketChannel connection, String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            connection.write(bytes);
        }
    }

    /** Takes one answer to GET, whose body must be exactly that, between its OK and its END. */
    static void expect(SocketChannel connection, byte[] body) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(1);
        String header = line(connection, piece);
        assertThat(header).startsWith("OK " + body.length + " ");
        ByteBuffer received = ByteBuffer.allocate(body.length);
        for (int count = 0; count >= 0 && received.hasRemaining();) {
            count = connection.read(received);
        }
        assertThat(received.flip()).isEqualTo(ByteBuffer.wrap(body));
        assertThat(line(connection, piece)).startsWith("END ");
    }

    /** All of them close; more may come. */
    void leave() throws IOException {
        for (SocketChannel connection : connections) {
            connection.close();
        }
        connections.clear();
    }

    @Override
    public void close() throws IOException {
        leave();
    }

    private static String line(SocketChannel connection, ByteBuffer piece) throws IOException {
        StringBuilder line = new StringBuilder();
        while (connection.read(piece.clear()) == 1 && piece.get(0) != '\n') {
            line.append((char) piece.get(0));
        }
        return line.toString();
    }
}
