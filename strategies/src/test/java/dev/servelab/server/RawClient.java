package dev.servelab.server;

import dev.servelab.protocol.ErrorCode;
import dev.servelab.protocol.MalformedReplyException;
import dev.servelab.protocol.Replies;
import dev.servelab.protocol.ReplyHeader;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A connection on which a test says whatever it likes, byte by byte, and looks at what comes back.
 * Whoever waits for an answer longer than {@link #PATIENCE_MS} has found a server that hangs.
 */
final class RawClient implements AutoCloseable {
    /** Two buffers of the system and a bit: what a client that never reads takes at most. */
    static final int SMALL_BUFFER_BYTES = 32 * 1024;
    private static final int PATIENCE_MS = 30_000;

    private final Socket socket;
    private final Spoken spoken;
    private final InputStream in;

    private RawClient(Socket socket, Spoken spoken) throws IOException {
        this.socket = socket;
        this.spoken = spoken;
        this.in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
    }

    static RawClient connect(FileServer server) throws IOException {
        return connect(server, Spoken.NATIVE);
    }

    static RawClient connect(FileServer server, Spoken spoken) throws IOException {
        return connect(server.address(), 0, spoken);
    }

    /** One that swallows little before the server notices that it does not read. */
    static RawClient slow(FileServer server) throws IOException {
        return slow(server, Spoken.NATIVE);
    }

    static RawClient slow(FileServer server, Spoken spoken) throws IOException {
        return connect(server.address(), SMALL_BUFFER_BYTES, spoken);
    }

    static RawClient connect(InetSocketAddress address, int receiveBufferBytes)
            throws IOException {
        return connect(address, receiveBufferBytes, Spoken.NATIVE);
    }

    static RawClient connect(InetSocketAddress address, int receiveBufferBytes,
            Spoken spoken) throws IOException {
        Socket socket = new Socket();
        if (receiveBufferBytes > 0) {
            socket.setReceiveBufferSize(receiveBufferBytes);
        }
        socket.connect(address, PATIENCE_MS);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MS);
        return new RawClient(socket, spoken);
    }

    /** Asks for a file. */
    RawClient get(String name) throws IOException {
        return send(spoken.get(name));
    }

    RawClient send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    RawClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /** Says that nothing more comes from here. */
    RawClient halfClose() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** The next byte, which stays there to be read; -1 at the end of the stream. */
    int peek() throws IOException {
        in.mark(1);
        int next = in.read();
        in.reset();
        return next;
    }

    /** The next line without its LF. */
    String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("the server closed within a line: " + line);
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    /** Takes the header of an answer that is OK, and nothing of its body. */
    ReplyHeader.Ok header() throws IOException {
        return spoken.header(this);
    }

    /** A whole answer that is OK; where there is an END, its bytes are those it vouches for. */
    byte[] body() throws IOException {
        byte[] body = rest(header());
        spoken.checkEnd(this, body);
        return body;
    }

    /** The bytes of a body after its header. */
    byte[] rest(ReplyHeader.Ok header) throws IOException {
        return read(Math.toIntExact(header.length()));
    }

    /** Exactly so many bytes. */
    byte[] read(int bytes) throws IOException {
        byte[] read = in.readNBytes(bytes);
        assertThat(read.length).as("bytes until the server closed").isEqualTo(bytes);
        return read;
    }

    /** Takes what stands behind a body. */
    void skipEnd() throws IOException {
        spoken.skipEnd(this);
    }

    /** The sum in the END line of the native wire. */
    int end() throws IOException {
        byte[] line = line().getBytes(StandardCharsets.UTF_8);
        try {
            return Replies.parseEnd(line, 0, line.length);
        } catch (MalformedReplyException malformed) {
            throw new IOException(malformed);
        }
    }

    /** The answer to a request that is refused, with that code or the status that stands for it. */
    void error(String code) throws IOException {
        spoken.refused(this, requireNonNull(ErrorCode.ofWire(code)));
    }

    /** What is said to one who was silent, as the server closes. */
    void farewell(String code) throws IOException {
        spoken.ended(this, requireNonNull(ErrorCode.ofWire(code)));
    }

    /** The server has closed, in order. */
    void assertEnd() throws IOException {
        assertThat(in.read()).as("the next byte where the stream should end").isEqualTo(-1);
    }

    /** Reads until the server closes; in order or not, but with no END for the body. */
    long countUntilCut() throws IOException {
        long count = 0;
        try {
            byte[] piece = new byte[16 * 1024];
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                count += n;
            }
        } catch (SocketException reset) {
            // Cut with bytes under way: as visible as an early end.
        }
        return count;
    }

    /** The connection is usable: a request on it is answered. */
    RawClient assertUsable() throws IOException {
        assertThat(Spoken.text(send(spoken.stats()).body())).startsWith("{");
        return this;
    }

    /** All that comes from here on. */
    InputStream in() {
        return in;
    }

    Socket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** Closes so that the server sees a reset. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
