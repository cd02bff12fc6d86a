package dev.servelab.protocol;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.List;

/**
 * One connection to a server, for one request after another. Blocking, used by one thread at a
 * time; {@link #close} may come from any thread and ends whatever runs. Believes nothing: a reply
 * is right when its END line says so, and no memory is taken because a server declared a size.
 *
 * <p>All requests throw {@link ServerRefused} for {@code ERR}, {@link TimedOut} and
 * {@link FailedTransfer}; any other {@link IOException} is the sink's own. After anything but a
 * refusal that keeps the connection, {@link #usable} is false, and the next request throws
 * {@link IllegalStateException}.
 */
public final class FileClient implements Closeable {
    /** Size of the buffer that {@link #connect} allocates when it is not given one. */
    public static final int BUFFER_BYTES = 64 * 1024;
    /** Longest LIST, FILES or STATS that is taken into memory; GET and RANGE have no limit. */
    public static final long LISTING_BYTES_MAX = 256L * 1024 * 1024;
    /** A sink that looks at nothing: for those who only want the sum checked. */
    public static final WritableByteChannel DISCARD = new DiscardingChannel();

    /** Makes the sink once the server has said what comes, before the first byte. */
    @FunctionalInterface
    public interface Destination {
        /** The blocking channel to write to. It is the caller's to close. */
        WritableByteChannel open(ReplyHeader.Ok header) throws IOException;
    }

    private final Socket socket;
    private final ReplyReader reader;
    /** Between two requests. Written by the one user, and volatile because anyone may ask. */
    private volatile boolean usable = true;

    /** Over a socket that is connected. */
    FileClient(Socket socket, ReplyReader reader) {
        this.socket = socket;
        this.reader = reader;
    }

    /** Connects within {@code timeout}; the other options are the default ones. */
    public static FileClient connect(InetSocketAddress address, Duration timeout)
            throws CannotConnect {
        return connect(address, ClientOptions.DEFAULT.withConnectTimeout(timeout));
    }

    /** Connects with a new buffer of {@link #BUFFER_BYTES}. */
    public static FileClient connect(InetSocketAddress address, ClientOptions options)
            throws CannotConnect {
        return connect(address, options, new byte[BUFFER_BYTES]);
    }

    /**
     * Connects.
     *
     * @param buffer at least 4,097 bytes, this client's alone until it is closed: for callers that
     *        connect often, because a new one for each connection costs more than a small reply
     */
    public static FileClient connect(InetSocketAddress address, ClientOptions options,
            byte[] buffer) throws CannotConnect {
        if (buffer.length < ReplyReader.MIN_BUFFER_BYTES) {
            throw new IllegalArgumentException("buffer of " + buffer.length + " bytes");
        }
        Socket socket = new Socket();
        try {
            if (options.receiveBufferBytes() > 0) {
                socket.setReceiveBufferSize(options.receiveBufferBytes());
            }
            socket.connect(address, ClientOptions.millis(options.connectTimeout()));
            socket.setTcpNoDelay(true);
            int readTimeoutMs = ClientOptions.millis(options.readTimeout());
            socket.setSoTimeout(readTimeoutMs);
            return new FileClient(socket, new ReplyReader(socket, readTimeoutMs, buffer));
        } catch (IOException e) {
            closeQuietly(socket);
            throw cannotConnect(address, options, e);
        }
    }

    /** Receives the whole file {@code name} into {@code to}. */
    public Received get(String name, WritableByteChannel to, Progress progress)
            throws IOException {
        return get(name, header -> to, progress);
    }

    /** The same into a sink that is made when length and version are known. */
    public Received get(String name, Destination to, Progress progress) throws IOException {
        return exchange(new Request.Get(name), 0, to, progress);
    }

    /**
     * Receives {@code name} from offset {@code first} on, and verifies the file as a whole.
     *
     * @param version of the front that the caller has
     * @param crcOfFront CRC-32C of that front, its first {@code first} bytes
     */
    public Received range(String name, long first, String version, int crcOfFront,
            WritableByteChannel to, Progress progress) throws IOException {
        return range(name, first, version, crcOfFront, header -> to, progress);
    }

    /** The same into a sink that is made when the length is known. */
    public Received range(String name, long first, String version, int crcOfFront,
            Destination to, Progress progress) throws IOException {
        return exchange(new Request.Range(first, version, name), crcOfFront, to, progress);
    }

    /** What is in the server's cache, next victim first as if nothing were pinned. */
    public List<CachedRow> list() throws IOException {
        return rows(new Request.ListCached(), CachedRow::parse);
    }

    /** What GET would serve, sorted by name. */
    public List<FileRow> files() throws IOException {
        return rows(new Request.Files(), FileRow::parse);
    }

    /** The server's counters: one JSON object, not looked at here. */
    public String stats() throws IOException {
        return Listing.receive(this, new Request.Stats()).text();
    }

    /**
     * For those who ask once: says that no request follows, and looks whether the server is done
     * too. Silence, a close and one ERR line are all right. Afterwards the client is not usable.
     *
     * @param wait longest time for the server to close
     * @throws FailedTransfer with {@link FailedTransfer.Reason#SURPLUS} if more bytes came
     */
    public void expectNothingMore(Duration wait) throws IOException {
        checkUsable();
        usable = false;
        long deadlineNs = System.nanoTime() + ClientOptions.millis(wait) * 1_000_000L;
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            // The server has closed already. What it sent before is still there to be read.
        }
        if (!reader.nothingMore(deadlineNs)) {
            throw new FailedTransfer(FailedTransfer.Reason.SURPLUS,
                    "the server sent more than it had declared");
        }
    }

    /** Whether another request may be sent on this connection, as far as this side knows. */
    public boolean usable() {
        return usable && !socket.isClosed();
    }

    /** Closes the connection. A request under way fails with {@link FailedTransfer.Reason#CLOSED}. */
    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** One request and its whole answer. */
    Received exchange(Request request, int crcOfFront, Destination to, Progress progress)
            throws IOException {
        checkUsable();
        usable = false; // until the answer has been read to its end
        send(Request.encode(request));
        ReplyHeader header = reader.header();
        // No switch over types: each is linked when it is reached first, which a short process feels.
        if (header instanceof ReplyHeader.Refused refused) {
            usable = !refused.code().closes();
            throw new ServerRefused(refused);
        }
        ReplyHeader.Ok ok = (ReplyHeader.Ok) header;
        checkVersion(request, ok);
        int crcOfBody = receive(ok, to.open(ok), progress);
        int crc32c = Crc32c.combine(crcOfFront, crcOfBody, ok.length());
        checkEnd(crc32c);
        usable = true;
        return new Received(ok.length(), ok.version(), crc32c);
    }

    private <T> List<T> rows(Request request, Listing.RowParser<T> parser) throws IOException {
        Listing listing = Listing.receive(this, request);
        usable = false; // until its lines have been read: who sends wrong ones is not asked again
        List<T> rows = listing.rows(parser);
        usable = true;
        return rows;
    }

    /**
     * Sends a request line. If that fails, the server has closed, and may have said why before it
     * did: then that is the answer.
     */
    private void send(byte[] line) throws ClientException {
        try {
            socket.getOutputStream().write(line);
        } catch (IOException e) {
            FailedTransfer broken = ReplyReader.broken(socket, e);
            try {
                if (reader.header() instanceof ReplyHeader.Refused refused) {
                    throw new ServerRefused(refused);
                }
            } catch (TimedOut | FailedTransfer nothingReadable) {
                broken.addSuppressed(nothingReadable);
            }
            throw broken;
        }
    }

    private int receive(ReplyHeader.Ok header, WritableByteChannel sink, Progress progress)
            throws IOException {
        Crc32c sum = new Crc32c();
        progress.at(0, header.length());
        long rest = header.length();
        while (rest > 0) {
            ByteBuffer piece = reader.body(rest);
            rest -= piece.remaining();
            piece.mark();
            sum.update(piece);
            piece.reset();
            while (piece.hasRemaining()) {
                sink.write(piece);
            }
            progress.at(header.length() - rest, header.length());
        }
        return sum.value();
    }

    private void checkEnd(int crc32c) throws ClientException {
        int declared = reader.end();
        if (declared != crc32c) {
            throw new FailedTransfer(FailedTransfer.Reason.CORRUPT, String.format(
                    "the file arrived damaged: CRC-32C %08x instead of %08x", crc32c, declared));
        }
    }

    private static void checkVersion(Request request, ReplyHeader.Ok header)
            throws FailedTransfer {
        String expected = Versions.NONE;
        if (request instanceof Request.Get) {
            expected = header.version();
        } else if (request instanceof Request.Range range) {
            expected = range.version();
        }
        if (!header.version().equals(expected)) {
            throw new FailedTransfer(FailedTransfer.Reason.MALFORMED, "malformed reply: version "
                    + header.version() + " where " + expected + " was asked for");
        }
    }

    private void checkUsable() {
        if (!usable()) {
            throw new IllegalStateException("this connection takes no more requests");
        }
    }

    private static CannotConnect cannotConnect(InetSocketAddress address, ClientOptions options,
            IOException cause) {
        String why = address.isUnresolved()
                ? "unknown host"
                : cause instanceof SocketTimeoutException
                        ? "no answer within " + ClientOptions.millis(options.connectTimeout())
                                + " ms"
                        : String.valueOf(cause.getMessage());
        return new CannotConnect(
                WireNames.escape(address.getHostString()) + ':' + address.getPort(), why, cause);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Nothing was ever sent on it, so nothing can be lost.
        }
    }
}
