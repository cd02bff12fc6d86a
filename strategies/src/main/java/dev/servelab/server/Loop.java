package dev.servelab.server;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One thread with a selector, and its members: connections, and perhaps who accepts them. It gives
 * them turns, one after another, and waits for nothing but its selector. Whoever has something for a
 * member gives it a turn from any thread: without a lock, and without memory that might be missing.
 */
final class Loop {
    /** After a failure that it did not expect: so that it does not fail a million times a second. */
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final Selector selector;
    private final Consumer<SelectionKey> onSelected = this::giveTurnToSelected;
    /** The one whose turn became due last; each knows the one before. */
    private final AtomicReference<@Nullable LoopMember> lastDue = new AtomicReference<>();
    private final AtomicInteger connections = new AtomicInteger();
    /** Held from the start on, because when it is needed its class could not be loaded. */
    private final Warnings warnings = Warnings.LOOP;
    /** Whether the selector has to be woken for what is due. */
    private volatile boolean waiting;
    private volatile boolean closed;
    /** Its thread gives no more turns. */
    private volatile boolean over;

    private Loop(Selector selector) {
        this.selector = selector;
    }

    /**
     * A loop that runs, with nothing to do.
     *
     * @throws IOException      if the system has no descriptors for its selector
     * @throws OutOfMemoryError if the system has no thread for it
     */
    static Loop start(ThreadFactory threads) throws IOException {
        Selector selector = Selector.open();
        try {
            Loop loop = new Loop(selector);
            threads.newThread(loop::run).start();
            return loop;
        } catch (OutOfMemoryError noThread) {
            selector.close();
            throw noThread;
        }
    }

    /** Connections that it has to look after. */
    int size() {
        return connections.get();
    }

    /** Takes a connection over that nobody runs. */
    void adopt(LoopConnection connection) {
        connections.incrementAndGet();
        connection.wakeUp();
    }

    /** One of its connections has ended. */
    void left() {
        connections.decrementAndGet();
    }

    /** To register with, on the loop's own thread. */
    Selector selector() {
        return selector;
    }

    /** Called for a member whose turn has become due. Any thread. */
    void giveTurnTo(LoopMember member) {
        LoopMember before;
        do {
            before = lastDue.get();
            member.setDueBefore(before);
        } while (!lastDue.compareAndSet(before, member));
        if (waiting) {
            selector.wakeup();
        }
        if (over) {
            endDue();
        }
    }

    /** Ends its connections and its thread, soon. */
    void close() {
        closed = true;
        selector.wakeup();
    }

    private void run() {
        while (!closed) {
            try {
                round();
            } catch (IOException | RuntimeException | Error unexpected) {
                survive(unexpected);
            }
        }
        endAll();
    }

    /**
     * A turn for each member that the selector names, and for each whose turn is due. Somebody's
     * policy may have interrupted the thread in the last round: with that no selector waits.
     */
    private void round() throws IOException {
        Thread.interrupted();
        waiting = lastDue.get() == null;
        // Asked again: whose turn becomes due from here on wakes the selector.
        if (waiting && lastDue.get() == null) {
            selector.select(onSelected);
        } else {
            selector.selectNow(onSelected);
        }
        waiting = false;
        giveTurns(takeDue(), LoopMember::takeDueTurn);
    }

    private void giveTurnToSelected(SelectionKey key) {
        if (waiting) {
            waiting = false;
        }
        giveTurn((LoopMember) key.attachment(), LoopMember::takeSelectedTurn);
    }

    /** Those whose turn is due, the one that has waited longest first. */
    private @Nullable LoopMember takeDue() {
        LoopMember first = null;
        LoopMember last = lastDue.getAndSet(null);
        while (last != null) {
            LoopMember before = last.dueBefore();
            last.setDueBefore(first);
            first = last;
            last = before;
        }
        return first;
    }

    private static void giveTurns(@Nullable LoopMember first,
            Consumer<LoopMember> turn) {
        LoopMember next = first;
        while (next != null) {
            // In its turn another one may become due, and it is linked anew.
            LoopMember after = next.dueBefore();
            giveTurn(next, turn);
            next = after;
        }
    }

    /** Whatever a turn does, the others have theirs. */
    private static void giveTurn(LoopMember member, Consumer<LoopMember> turn) {
        try {
            turn.accept(member);
        } catch (RuntimeException | Error broken) {
            // As if it had had a thread of its own.
            Thread self = Thread.currentThread();
            self.getUncaughtExceptionHandler().uncaughtException(self, broken);
        }
    }

    private void survive(Throwable unexpected) {
        try {
            warnings.say("an event loop goes on after " + unexpected);
        } catch (RuntimeException | Error unsaid) {
            // There is not even room to say so. The next one may be said.
        }
        LockSupport.parkNanos(this, PAUSE.toNanos());
    }

    private void endAll() {
        try (selector) {
            for (SelectionKey key : selector.keys()) {
                giveTurn((LoopMember) key.attachment(), LoopMember::leave);
            }
            endDue();
        } catch (IOException gone) {
            // It is gone: that is what was wanted.
        } finally {
            over = true;
            endDue();
        }
    }

    private void endDue() {
        giveTurns(takeDue(), LoopMember::leave);
    }
}
