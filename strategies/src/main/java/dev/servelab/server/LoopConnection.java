package dev.servelab.server;

import dev.servelab.front.Front.Action;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Carries out the actions of one front when it can, and gives its loop back when it cannot. Runs
 * entirely on its loop's thread; others end it, or wake it, by having it get a turn there.
 */
final class LoopConnection extends Connection implements LoopMember {
    /**
     * Actions in one turn: then others have theirs. So many pipelined requests take some hundreds of
     * microseconds.
     */
    static final int ACTIONS_IN_A_TURN = 16;
    /** To write so many bytes takes as long as an action. */
    private static final int BYTES_OF_AN_ACTION = 64 * 1024;

    private final Loop loop;
    /** Whether a turn is due: set by whoever has something to tell, cleared when it begins. */
    private final AtomicBoolean due = new AtomicBoolean();
    private @Nullable LoopMember dueBefore;

    /** Null until it first had to wait for its peer. */
    private @Nullable SelectionKey key;
    private Action action = Action.AWAIT;
    /** The front is not asked for the next action before this one is over. */
    private boolean unfinished;
    /** Whether the peer's bytes may be there; if not, the selector says when they are. */
    private boolean mayHaveMore;
    /** What is left of the turn, in actions. */
    private long share;
    private boolean ended;

    /** What came of an action. */
    private enum Outcome {
        GOES_ON, WAITS, IS_OVER
    }

    LoopConnection(SocketChannel channel, ConnectionHost owner, String peer, Loop loop) {
        super(channel, owner, peer);
        this.loop = loop;
    }

    /** Has it run from now on. */
    void begin() {
        loop.adopt(this);
    }

    @Override
    public void wakeUp() {
        if (!due.getAndSet(true)) {
            loop.giveTurnTo(this);
        }
    }

    /** The time for a read is over: the loop tells the front, and may still read. */
    @Override
    void endWait() {
        wakeUp();
    }

    @Override
    public void takeDueTurn() {
        if (!ended) {
            // Also read: what was done before the wake-up is seen by the turn.
            due.getAndSet(false);
            takeTurn();
        }
    }

    /** The peer has sent or taken something. */
    @Override
    public void takeSelectedTurn() {
        if (ended || due.get()) {
            return;
        }
        if (action == Action.AWAIT) {
            ignorePeer();
        } else {
            takeTurn();
        }
    }

    @Override
    public void leave() {
        if (!ended) {
            ended = true;
            // For good: nobody will give it a turn again.
            due.set(true);
            try {
                end();
            } finally {
                loop.left();
            }
        }
    }

    @Override
    public @Nullable LoopMember dueBefore() {
        return dueBefore;
    }

    @Override
    public void setDueBefore(@Nullable LoopMember before) {
        dueBefore = before;
    }

    private void takeTurn() {
        boolean goesOn = false;
        try {
            goesOn = carryOut();
        } catch (IOException | CancelledKeyException gone) {
            // The peer has gone, or the connection was cut: its front counts what was not finished.
        } catch (OutOfMemoryError noBuffer) {
            // Others go on. With the memory for an answer, that for a reason is gone as well.
        } finally {
            if (!goesOn) {
                leave();
            }
        }
    }

    /** Goes on until it has to wait or has had its share; false if it is over. */
    private boolean carryOut() throws IOException {
        mayHaveMore = true;
        for (share = ACTIONS_IN_A_TURN; share > 0; share--) {
            Outcome outcome = isCut() ? Outcome.IS_OVER : step();
            if (outcome != Outcome.GOES_ON) {
                return outcome == Outcome.WAITS;
            }
        }
        wakeUp();
        return true;
    }

    private Outcome step() throws IOException {
        if (!unfinished) {
            action = front.next();
        }
        return switch (action) {
            case READ -> read();
            case SEND -> send();
            case AWAIT -> Outcome.WAITS;
            case RUN -> throw new IllegalStateException("a job would stop its loop");
            case CLOSE -> close();
        };
    }

    /** A read that did not fill the buffer has taken all: trying again costs a system call. */
    private Outcome read() throws IOException {
        int count = 0;
        if (mayHaveMore || owner.isStopping()) {
            ByteBuffer input = front.input();
            int room = input.remaining();
            count = channel.read(input);
            mayHaveMore = count == room;
        }
        if (endRead(count)) {
            return goOn();
        }
        beginRead();
        if (owner.isStopping()) {
            endIdle();
        }
        return waitFor(SelectionKey.OP_READ);
    }

    private Outcome send() throws IOException {
        long count = write();
        share -= count / BYTES_OF_AN_ACTION;
        if (!isPending(front.output())) {
            return goOn();
        }
        if (count > 0) {
            // The same action, whose time begins anew.
            action = front.next();
        }
        beginWrite();
        return waitFor(SelectionKey.OP_WRITE);
    }

    private Outcome close() throws IOException {
        if (!unfinished) {
            if (!front.drains()) {
                return Outcome.IS_OVER;
            }
            beginDrain();
            unfinished = true;
        }
        int count = drain();
        if (count < 0) {
            return Outcome.IS_OVER;
        }
        return count > 0 ? Outcome.GOES_ON : waitFor(SelectionKey.OP_READ);
    }

    private Outcome goOn() {
        unfinished = false;
        return Outcome.GOES_ON;
    }

    private Outcome waitFor(int operation) throws IOException {
        unfinished = true;
        SelectionKey registered = key;
        if (registered == null) {
            key = channel.register(loop.selector(), operation, this);
        } else if (registered.interestOps() != operation) {
            registered.interestOps(operation);
        }
        return Outcome.WAITS;
    }

    /** What comes while something else is waited for would be said again and again. */
    private void ignorePeer() {
        try {
            if (key != null) {
                key.interestOps(0);
            }
        } catch (CancelledKeyException cut) {
            // The turn in which it ends is due.
        }
    }

    private static boolean isPending(ByteBuffer[] output) {
        return output[0].hasRemaining() || output[1].hasRemaining();
    }
}
