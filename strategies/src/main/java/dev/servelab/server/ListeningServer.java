package dev.servelab.server;

import dev.servelab.front.FrontFactory;
import dev.servelab.protocol.ErrorCode;
import dev.servelab.time.Clock;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What all strategies share: the port, who is admitted, who is refused, and the end. A strategy
 * says what a connection is, what runs it, and which still wait to be run when it stops.
 *
 * @param <C> what a connection is
 */
abstract class ListeningServer<C extends Connection> implements StrategyServer, ConnectionHost {
    private final ListenSettings settings;
    private final FrontFactory fronts;
    private final Clock clock;
    private final Refuser refuser;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final LongAdder accepted = new LongAdder();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition allEnded = lock.newCondition();
    private volatile @Nullable Listener listener;
    private volatile @Nullable Acceptor acceptor;
    private volatile boolean stopping;

    ListeningServer(ListenSettings settings, FrontFactory fronts, Clock clock) {
        this.settings = settings;
        this.fronts = fronts;
        this.clock = clock;
        this.refuser = new Refuser(fronts, clock);
    }

    /** Makes a connection of what was accepted; it is not run yet. */
    abstract C connect(SocketChannel channel, String peer) throws IOException;

    /**
     * Has a connection run, soon, by whatever threads the strategy has.
     *
     * @throws RejectedExecutionException if there is no room: the connection is refused as busy
     */
    abstract void execute(C connection);

    /** Begins to accept connections, on whatever thread is best for the strategy. */
    Acceptor acceptFrom(Listener bound) {
        return AcceptorThread.start(bound);
    }

    /** Connections that wait for a thread; they will not get one. */
    List<C> takeWaiting() {
        return List.of();
    }

    /** The server is closed: threads that wait for connections may go. */
    void endThreads() {}

    @Override
    public void start() throws IOException {
        refuser.start();
        Listener bound = Listener.bind(settings, this::admit);
        listener = bound;
        acceptor = acceptFrom(bound);
    }

    @Override
    public InetSocketAddress address() {
        Listener bound = listener;
        if (bound == null) {
            throw new IllegalStateException("not started");
        }
        return bound.address();
    }

    @Override
    public boolean stop(Duration grace) throws InterruptedException {
        stopping = true;
        fronts.stop();
        closeAcceptor();
        for (C waiting : takeWaiting()) {
            refuser.refuse(waiting.handOver(), ErrorCode.SHUTTING_DOWN);
        }
        connections.forEach(Connection::endIdle);
        boolean allEnded = awaitAllEnded(grace.toNanos());
        refuser.awaitAllTold(Math.min(grace.toNanos(), Refuser.MOST_NANOS));
        return allEnded;
    }

    @Override
    public ConnectionStats connectionStats() {
        return new ConnectionStats(connections.size(), accepted.sum(), refuser.refusedCount());
    }

    @Override
    public void close() {
        stopping = true;
        closeAcceptor();
        takeWaiting().forEach(waiting -> {
            waiting.cut();
            waiting.handOver();
        });
        connections.forEach(Connection::cut);
        endThreads();
        refuser.close();
    }

    @Override
    public final FrontFactory fronts() {
        return fronts;
    }

    @Override
    public final long now() {
        return clock.nanoTime();
    }

    @Override
    public final boolean isStopping() {
        return stopping;
    }

    @Override
    public final void ended(Connection connection) {
        connections.remove(connection);
        Acceptor started = acceptor;
        if (started != null) {
            started.retry();
        }
        if (stopping && connections.isEmpty()) {
            lock.lock();
            try {
                allEnded.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Called by the timekeeper: ends what has lasted too long. */
    final void expire() {
        long now = clock.nanoTime();
        Acceptor started = acceptor;
        if (started != null) {
            started.expire(now);
        }
        connections.forEach(connection -> connection.expire(now));
    }

    private void closeAcceptor() {
        Acceptor started = acceptor;
        if (started != null) {
            started.close();
        }
    }

    private void admit(SocketChannel channel) throws IOException {
        accepted.increment();
        if (connections.size() >= settings.maxConnections()) {
            refuser.refuse(channel, ErrorCode.BUSY);
            return;
        }
        C connection = connect(channel, Peers.format(channel.getRemoteAddress()));
        connections.add(connection);
        try {
            execute(connection);
        } catch (RejectedExecutionException | OutOfMemoryError noThread) {
            refuser.refuse(connection.handOver(), ErrorCode.BUSY);
        }
    }

    private boolean awaitAllEnded(long graceNanos) throws InterruptedException {
        long left = graceNanos;
        lock.lock();
        try {
            while (!connections.isEmpty() && left > 0) {
                left = allEnded.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
        return connections.isEmpty();
    }
}
