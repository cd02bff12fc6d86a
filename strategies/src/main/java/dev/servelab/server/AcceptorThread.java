package dev.servelab.server;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Accepts on a thread of its own. */
final class AcceptorThread implements Acceptor {
    private final Listener listener;
    private final AcceptFailures failures = new AcceptFailures();
    private final Thread thread = Thread.ofPlatform().name("acceptor").unstarted(this::acceptAll);
    private volatile boolean closed;

    private AcceptorThread(Listener listener) {
        this.listener = listener;
    }

    /** Begins to accept. */
    static AcceptorThread start(Listener listener) {
        AcceptorThread acceptor = new AcceptorThread(listener);
        acceptor.thread.start();
        return acceptor;
    }

    @Override
    public void retry() {
        LockSupport.unpark(thread);
    }

    /** It ends its pauses itself. */
    @Override
    public void expire(long now) {}

    /** A call of accept that is under way keeps the port open until it has returned. */
    @Override
    public void close() {
        closed = true;
        listener.close();
        LockSupport.unpark(thread);
        try {
            thread.join(Duration.ofNanos(AcceptFailures.LONGEST_PAUSE_NANOS));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void acceptAll() {
        while (!closed) {
            try {
                listener.accept();
                failures.areOver();
            } catch (Exception | Error failed) {
                // Errors too: without descriptors not even a class may be had.
                if (!closed) {
                    LockSupport.parkNanos(this, failures.pauseNanosAfter(failed));
                }
            }
        }
    }
}
