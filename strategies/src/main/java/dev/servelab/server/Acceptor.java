package dev.servelab.server;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Accepts connections on a thread of its own, until closed, whatever happens. When there are no
 * descriptors it waits, 10 ms doubling to 500 ms or until a connection ends, instead of failing a
 * million times a second.
 */
final class Acceptor implements AutoCloseable {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

    /** What is done with an accepted connection. */
    interface Admission {
        /** Takes the channel over; on an exception it is closed. */
        void admit(SocketChannel channel) throws IOException;
    }

    private final ServerSocketChannel listener;
    private final InetSocketAddress address;
    private final ListenSettings settings;
    private final Admission admission;
    private final Thread thread;
    /** Held from the start on, because when it is needed its class could not be loaded. */
    private final Warnings warnings = Warnings.ACCEPT;
    private volatile boolean closed;

    private Acceptor(ServerSocketChannel listener, ListenSettings settings, Admission admission)
            throws IOException {
        this.listener = listener;
        this.settings = settings;
        this.admission = admission;
        this.address = (InetSocketAddress) listener.getLocalAddress();
        this.thread = Thread.ofPlatform().name("acceptor").unstarted(this::acceptAll);
    }

    /** Binds and begins to accept. */
    static Acceptor start(ListenSettings settings, Admission admission) throws IOException {
        InetSocketAddress wanted = new InetSocketAddress(settings.host(), settings.port());
        if (wanted.isUnresolved()) {
            throw new UnknownHostException("unknown host " + settings.host());
        }
        ServerSocketChannel listener = ServerSocketChannel.open();
        try {
            listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            listener.bind(wanted, settings.backlog());
            Acceptor acceptor = new Acceptor(listener, settings, admission);
            acceptor.thread.start();
            return acceptor;
        } catch (IOException | RuntimeException failed) {
            listener.close();
            throw failed;
        }
    }

    InetSocketAddress address() {
        return address;
    }

    /** A descriptor has come free: if this waits for one, it tries again now. */
    void retry() {
        LockSupport.unpark(thread);
    }

    /** A call of accept that is under way keeps the port open until it has returned. */
    @Override
    public void close() {
        closed = true;
        closeQuietly(listener);
        LockSupport.unpark(thread);
        try {
            thread.join(LONGEST_PAUSE);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void acceptAll() {
        long pauseNanos = 0;
        while (!closed) {
            try {
                accept();
                pauseNanos = 0;
            } catch (Exception | Error failed) {
                // Errors too: without descriptors not even a class may be had.
                if (!closed) {
                    pauseNanos = Math.clamp(2 * pauseNanos, FIRST_PAUSE.toNanos(),
                            LONGEST_PAUSE.toNanos());
                    warn(failed);
                    LockSupport.parkNanos(this, pauseNanos);
                }
            }
        }
    }

    private void warn(Throwable failed) {
        try {
            warnings.say("cannot accept a connection: " + failed.getMessage());
        } catch (Exception | Error unsaid) {
            // There is not even room to say so. The next one may be said.
        }
    }

    private void accept() throws IOException {
        SocketChannel channel = listener.accept();
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.setOption(StandardSocketOptions.SO_SNDBUF, settings.sendBufferBytes());
            admission.admit(channel);
        } catch (IOException goneAlready) {
            // The peer has closed between connecting and being accepted: nothing of ours failed.
            closeQuietly(channel);
        } catch (RuntimeException | Error broken) {
            closeQuietly(channel);
            throw broken;
        }
    }

    private static void closeQuietly(Closeable channel) {
        try {
            channel.close();
        } catch (IOException gone) {
            // It is gone: that is what was wanted.
        }
    }
}
