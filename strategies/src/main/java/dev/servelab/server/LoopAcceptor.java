package dev.servelab.server;

import dev.servelab.time.Clock;
import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Accepts on a loop's thread, in turns among its connections: no other thread has to wake it for a
 * new one.
 */
final class LoopAcceptor implements Acceptor, LoopMember {
    /** In one turn: then others have theirs. */
    static final int ACCEPTED_IN_A_TURN = 16;

    private final Listener listener;
    private final Loop loop;
    private final Clock clock;
    private final AcceptFailures failures = new AcceptFailures();
    private final AtomicBoolean due = new AtomicBoolean();
    private final CountDownLatch portIsFree = new CountDownLatch(1);
    private @Nullable LoopMember dueBefore;
    /** Null until its first turn. */
    private @Nullable SelectionKey key;
    private boolean listenerClosed;
    /** Whether it waits for a descriptor, or for time to pass, and until when. */
    private volatile boolean pausing;
    private volatile long pauseEnd;
    private volatile boolean closing;

    private LoopAcceptor(Listener listener, Loop loop, Clock clock) {
        this.listener = listener;
        this.loop = loop;
        this.clock = clock;
    }

    /** Begins to accept. */
    static LoopAcceptor start(Listener listener, Loop loop, Clock clock) {
        LoopAcceptor acceptor = new LoopAcceptor(listener, loop, clock);
        acceptor.wakeUp();
        return acceptor;
    }

    @Override
    public void retry() {
        if (pausing) {
            wakeUp();
        }
    }

    @Override
    public void expire(long now) {
        if (pausing && now - pauseEnd >= 0) {
            wakeUp();
        }
    }

    /** The port is free when the loop's selector has let go of it. */
    @Override
    public void close() {
        closing = true;
        wakeUp();
        try {
            portIsFree.await(AcceptFailures.LONGEST_PAUSE_NANOS, TimeUnit.NANOSECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void takeDueTurn() {
        due.getAndSet(false);
        if (closing) {
            closeInTwoTurns();
        } else {
            pausing = false;
            acceptSome();
        }
    }

    @Override
    public void takeSelectedTurn() {
        if (!closing) {
            acceptSome();
        }
    }

    @Override
    public void leave() {
        due.set(true);
        listener.close();
        portIsFree.countDown();
    }

    @Override
    public @Nullable LoopMember dueBefore() {
        return dueBefore;
    }

    @Override
    public void setDueBefore(@Nullable LoopMember before) {
        dueBefore = before;
    }

    private void wakeUp() {
        if (!due.getAndSet(true)) {
            loop.giveTurnTo(this);
        }
    }

    /** Between a turn and the next the loop selects, and its selector lets the port go. */
    private void closeInTwoTurns() {
        if (listenerClosed) {
            portIsFree.countDown();
        } else {
            listenerClosed = true;
            listener.close();
            wakeUp();
        }
    }

    private void acceptSome() {
        try {
            awaitWith(SelectionKey.OP_ACCEPT);
            for (int i = 0; i < ACCEPTED_IN_A_TURN && listener.accept(); i++) {
                failures.areOver();
            }
        } catch (Exception | Error failed) {
            // Errors too: without descriptors not even a class may be had.
            pause(failed);
        }
    }

    private void pause(Throwable failed) {
        pauseEnd = clock.nanoTime() + failures.pauseNanosAfter(failed);
        pausing = true;
        try {
            awaitWith(0);
        } catch (IOException | CancelledKeyException closed) {
            // By whoever stops the loop: there will be no other turn.
        }
    }

    private void awaitWith(int operations) throws IOException {
        if (key == null) {
            key = listener.register(loop.selector(), this);
        }
        if (key.interestOps() != operations) {
            key.interestOps(operations);
        }
    }
}
