package dev.servelab.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

import static java.nio.channels.SelectionKey.OP_CONNECT;
import static java.nio.channels.SelectionKey.OP_READ;
import static java.nio.channels.SelectionKey.OP_WRITE;

/**
 * One connection of the generator: connects, sends requests, takes answers, and tells its
 * {@link Driver} of each that ended. Runs entirely on the loop's thread and never waits.
 */
final class Link {
    private final EventLoop loop;
    private final Driver driver;
    private final Exchange exchange;
    private final SocketChannel channel;
    private final boolean keepAlive;
    private @Nullable SelectionKey key;
    private @Nullable Request request;
    private @Nullable ByteBuffer unsent;
    private boolean connected;
    private boolean sendFailed;
    private long connectNs;
    private long progressNs;

    /** Not connected yet. */
    Link(EventLoop loop, Driver driver, Exchange exchange, boolean keepAlive)
            throws IOException {
        this.loop = loop;
        this.driver = driver;
        this.exchange = exchange;
        this.keepAlive = keepAlive;
        this.channel = SocketChannel.open();
        loop.opened();
    }

    /** Begins to connect, for {@code first} if there is a request already. */
    void connect(InetSocketAddress target, @Nullable InetSocketAddress source, long nowNs,
            @Nullable Request first) {
        connectNs = nowNs;
        progressNs = nowNs;
        request = first;
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            if (source != null) {
                channel.bind(source);
            }
            boolean already = channel.connect(target);
            key = channel.register(loop.selector(), already ? OP_READ : OP_CONNECT, this);
            if (already) {
                established(loop.nanoTime());
            }
        } catch (IOException failure) {
            end(ErrorClass.ofConnect(failure));
        }
    }

    /** Asks on a connection that is {@link #isUsable} and has nothing under way. */
    void ask(Request next) {
        request = next;
        try {
            send(next);
        } catch (IOException failure) {
            end(ErrorClass.RESET);
        }
    }

    /** The connection can go on. */
    void ready(int operations) {
        try {
            if (!connected) {
                if (channel.finishConnect()) {
                    established(loop.nanoTime());
                }
            } else if ((operations & OP_WRITE) != 0) {
                write();
            } else {
                receive();
            }
        } catch (IOException failure) {
            end(connected ? ErrorClass.RESET : ErrorClass.ofConnect(failure));
        }
    }

    private void established(long nowNs) throws IOException {
        connected = true;
        progressNs = nowNs;
        interest(OP_READ);
        Request waiting = request;
        if (waiting != null) {
            driver.book().connected(connectNs, nowNs);
            send(waiting);
        }
    }

    private void send(Request next) throws IOException {
        unsent = exchange.begin(next.file);
        next.sentNs = loop.nanoTime();
        progressNs = next.sentNs;
        write();
    }

    private void write() throws IOException {
        ByteBuffer rest = unsent;
        if (rest == null) {
            return;
        }
        try {
            channel.write(rest);
        } catch (IOException closedByServer) {
            // It may have said why before: that is still there to be read, and so is the end.
            sendFailed = true;
            rest.position(rest.limit());
        }
        interest(rest.hasRemaining() ? OP_READ | OP_WRITE : OP_READ);
        unsent = rest.hasRemaining() ? rest : null;
    }

    private void receive() throws IOException {
        ByteBuffer buffer = loop.buffer();
        int count = channel.read(buffer);
        Request open = request;
        if (open == null) {
            close(); // between two requests: closed by the server, or bytes nobody asked for
            driver.idleClosed(this);
        } else if (count < 0) {
            exchange.closed();
            end(sendFailed && open.firstByteNs == Request.NOT_YET
                    ? ErrorClass.RESET
                    : exchange.error());
        } else if (count > 0) {
            take(open, buffer.flip());
        }
    }

    private void take(Request open, ByteBuffer bytes) {
        progressNs = loop.nanoTime();
        if (open.firstByteNs == Request.NOT_YET) {
            open.firstByteNs = progressNs;
        }
        if (exchange.receive(bytes)) {
            end(exchange.error());
        }
    }

    /** Ends what is under way, and the connection unless it is to be kept. */
    private void end(@Nullable ErrorClass error) {
        Request ended = request;
        request = null;
        if (error != null || !keepAlive || !exchange.reusable()) {
            close();
        }
        if (ended != null) {
            long nowNs = loop.nanoTime();
            driver.book().ended(ended, error, exchange.bodyBytes(), nowNs);
            driver.ended(this, ended, error, nowNs);
        }
    }

    /** Ends the connection if nothing has moved on it since then, and something should have. */
    void giveUpIfSilentSince(long thenNs) {
        if ((request != null || !connected) && progressNs - thenNs < 0) {
            end(ErrorClass.CLIENT_TIMEOUT);
        }
    }

    /** The window is over: an open request is unanswered. */
    void abandon(long nowNs) {
        Request open = request;
        if (open != null) {
            request = null;
            long bytes = open.sentNs == Request.NOT_YET ? 0 : exchange.bodyBytes();
            driver.book().unanswered(open, bytes, nowNs);
        }
        close();
    }

    boolean isConnecting() {
        return !connected && channel.isOpen();
    }

    /** Whether a request may be sent on it now. */
    boolean isUsable() {
        return connected && channel.isOpen() && request == null;
    }

    private void interest(int operations) {
        SelectionKey registered = key;
        if (registered != null && registered.interestOps() != operations) {
            registered.interestOps(operations);
        }
    }

    void close() {
        if (channel.isOpen()) {
            loop.closed();
            try {
                channel.close();
            } catch (IOException nothingIsLost) {
                // The answer was read, or is not wanted any more.
            }
        }
    }
}
