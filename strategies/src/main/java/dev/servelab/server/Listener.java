package dev.servelab.server;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** A bound port, and who takes what is accepted there. On which thread is its {@link Acceptor}'s. */
final class Listener {
    private final ServerSocketChannel channel;
    private final InetSocketAddress address;
    private final ListenSettings settings;
    private final Admission admission;

    /** What is done with an accepted connection. */
    interface Admission {
        /** Takes the channel over; on an exception it is closed. */
        void admit(SocketChannel channel) throws IOException;
    }

    private Listener(ServerSocketChannel channel, ListenSettings settings, Admission admission)
            throws IOException {
        this.channel = channel;
        this.settings = settings;
        this.admission = admission;
        this.address = (InetSocketAddress) channel.getLocalAddress();
    }

    /** Connections are queued from now on, as many as the backlog. */
    static Listener bind(ListenSettings settings, Admission admission) throws IOException {
        InetSocketAddress wanted = new InetSocketAddress(settings.host(), settings.port());
        if (wanted.isUnresolved()) {
            throw new UnknownHostException("unknown host " + settings.host());
        }
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(wanted, settings.backlog());
            return new Listener(channel, settings, admission);
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    InetSocketAddress address() {
        return address;
    }

    /** From now on {@link #accept} does not wait; the selector says when somebody has come. */
    SelectionKey register(Selector selector, Object attachment) throws IOException {
        channel.configureBlocking(false);
        return channel.register(selector, SelectionKey.OP_ACCEPT, attachment);
    }

    /**
     * Accepts one connection.
     *
     * @return false if nobody has come, and it was not to wait
     * @throws IOException if the system can accept none now, or the listener is closed
     */
    boolean accept() throws IOException {
        SocketChannel accepted = channel.accept();
        if (accepted == null) {
            return false;
        }
        try {
            accepted.setOption(StandardSocketOptions.TCP_NODELAY, true);
            accepted.setOption(StandardSocketOptions.SO_SNDBUF, settings.sendBufferBytes());
            admission.admit(accepted);
        } catch (IOException goneAlready) {
            // The peer has closed between connecting and being accepted: nothing of ours failed.
            closeQuietly(accepted);
        } catch (RuntimeException | Error broken) {
            closeQuietly(accepted);
            throw broken;
        }
        return true;
    }

    /** Who is in the queue is reset. Registered, it keeps the port until its selector selects. */
    void close() {
        closeQuietly(channel);
    }

    private static void closeQuietly(Closeable channel) {
        try {
            channel.close();
        } catch (IOException gone) {
            // It is gone: that is what was wanted.
        }
    }
}
