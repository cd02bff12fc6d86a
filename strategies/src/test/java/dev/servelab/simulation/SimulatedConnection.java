package dev.servelab.simulation;

import dev.servelab.front.Front;
import dev.servelab.front.Front.Action;
import dev.servelab.protocol.ErrorCode;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Carries out the actions of one front, a step at a time, as the server's connection does with
 * blocking calls: where that would wait, a step does nothing.
 */
final class SimulatedConnection implements Front.Host {
    private static final int BETWEEN_PERCENT = 25;
    private final World world;
    private final String name;
    final Peer peer;
    final ReplyCheck check;
    private final Front front;
    private final Deadlines deadlines;
    private @Nullable Action action;
    private @Nullable Coroutine job;
    private final Deque<Ask> unlogged = new ArrayDeque<>();
    private String lastOutcome = "";
    private boolean woken;
    private boolean cut;
    private boolean inputExpired;
    private boolean ending;
    private boolean ended;

    SimulatedConnection(World world, String name) {
        this.world = world;
        this.name = name;
        this.peer = new Peer(world);
        this.check = peer.speaksHttp() ? new HttpReplyCheck(world) : new NativeReplyCheck(world);
        this.deadlines = new Deadlines(world);
        this.front = world.fronts().create(name, world.clock.nanoTime(), this);
        world.register(this);
    }

    String peerName() {
        return name;
    }

    boolean hasEnded() {
        return ended;
    }

    /** Whether a request is not answered, or a job under way: it may hold something then. */
    boolean mayHold() {
        return job != null || (!ended && !check.isAnswered());
    }

    /** How the last request was answered, as the server's log has it. */
    String lastOutcome() {
        return lastOutcome;
    }

    @Override
    public void wakeUp() {
        woken = true;
    }

    @Override
    public void cut() {
        cut = true;
    }

    /** Goes on by one step; false if there is nothing to be done but wait. */
    boolean step() {
        if (ended) {
            return false;
        }
        if (job != null) {
            goOnWithJob(job);
        } else if (cut) {
            end();
        } else {
            return goOn();
        }
        return true;
    }

    /** Asks what to do and does it, mostly at once; but sometimes something happens in between. */
    private boolean goOn() {
        boolean asks = action == null;
        Action next = asks ? ask() : action;
        if (next == null || (asks && world.draw.percent(BETWEEN_PERCENT))) {
            return asks;
        }
        return carryOut(next) || asks;
    }

    /** Called by the simulated timekeeper. */
    void expire() {
        if (action == Action.READ && world.clock.until(front.deadlineNanos()) <= 0) {
            inputExpired = true;
        }
        if (action == Action.SEND && world.clock.until(front.deadlineNanos()) <= 0) {
            world.fronts().counters().timeouts.increment();
            world.tally.count("write timeout");
            cut = true;
        }
    }

    /** Leaves no thread behind. */
    void abandon() {
        if (job != null) {
            job.abandon();
        }
    }

    /** The server is stopping: ends the wait for a request. */
    void endIdle() {
        inputExpired |= action == Action.READ;
    }

    @Override
    public String toString() {
        return name + " to do " + (job == null ? action : "a job") + ", " + check.ask();
    }

    /** The server's log tells how the last answer was given. */
    void logged(String outcome) {
        lastOutcome = outcome;
        Ask ask = unlogged.remove();
        ask.logged(outcome);
        ask.end();
    }

    private Action ask() {
        if (check.isAnswered() && !check.isLastWord()) {
            Ask next = peer.takeNext();
            if (next != null) {
                check.taken(next);
                unlogged.add(next);
            }
        }
        world.jobs.act(check.ask());
        Action next = front.next();
        world.jobs.act(null);
        action = next;
        inputExpired = next == Action.READ && world.isStopping();
        deadlines.check(next, front.deadlineNanos(), peer.isMidLine());
        return next;
    }

    private boolean carryOut(Action next) {
        switch (next) {
            case READ -> {
                return read();
            }
            case SEND -> {
                return send();
            }
            case AWAIT -> {
                if (!woken) {
                    return false;
                }
                woken = false;
                action = null;
            }
            case RUN -> begin(front.job());
            case CLOSE -> leave();
        }
        return true;
    }

    private boolean read() {
        if (inputExpired) {
            ErrorCode why = world.isStopping() ? ErrorCode.SHUTTING_DOWN : ErrorCode.TIMEOUT;
            check.expectUnasked(why, peer.begun());
            front.refuse(why);
        } else if (peer.hasReset()) {
            end();
            return true;
        } else if (peer.hasBytes()) {
            peer.deliver(front.input());
            front.received();
        } else if (peer.hasSaidAll()) {
            front.inputEnded();
        } else {
            return false;
        }
        action = null;
        return true;
    }

    private boolean send() {
        if (peer.hasReset()) {
            end();
            return true;
        }
        if (peer.window() == 0) {
            return false;
        }
        ByteBuffer[] output = front.output();
        int most = Math.min(peer.window(), output[0].remaining() + output[1].remaining());
        int count = world.draw.percent(80) ? most : world.draw.between(1, most);
        int first = Math.min(count, output[0].remaining());
        check.sent(output[0], first);
        check.sent(output[1], count - first);
        peer.fill(count);
        action = null;
        return true;
    }

    private void begin(Runnable work) {
        job = new Coroutine(work);
        goOnWithJob(job);
    }

    private void goOnWithJob(Coroutine running) {
        world.jobs.run(running, check.ask());
        if (!running.hasEnded()) {
            return;
        }
        job = null;
        action = null;
        if (ending) {
            ended();
        } else if (running.failure() != null) {
            end();
        }
    }

    private void leave() {
        if (!check.isAnswered()) {
            if (!check.mayBeCut()) {
                throw new AssertionError(check.ask() + ": cut, and nothing explains it");
            }
        } else if (!check.isLastWord() && (!peer.hasSaidAll() || peer.hasNext())) {
            throw new AssertionError("closed for no reason, after " + check.ask());
        }
        end();
    }

    /** Whatever others have assigned to this connection is carried out as it closes. */
    private void end() {
        ending = true;
        begin(front::close);
    }

    private void ended() {
        ended = true;
        world.unregister(this);
    }
}
