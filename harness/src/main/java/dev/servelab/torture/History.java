package dev.servelab.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The states of one file, the latest last. While a change is made, the states before and after it
 * both hold. Written by one thread, read by any.
 */
final class History {
    /** Nobody judges a reply that began so long ago: clients give up earlier. */
    private static final long KEPT_NS = TimeUnit.SECONDS.toNanos(60);

    private volatile List<State> states;

    History(int version, long length) {
        states = List.of(new State(version, length, 0, State.STILL));
    }

    State current() {
        return states.getLast();
    }

    /** A change begins that leads to this; to be called before it can be seen. */
    void begin(int version, long length, long nowNs) {
        List<State> next = new ArrayList<>(states);
        next.removeIf(state -> state.untilNs() < nowNs - KEPT_NS);
        next.add(new State(version, length, nowNs, State.STILL));
        states = List.copyOf(next);
    }

    /** The change is made: what was before it cannot be seen any more. */
    void end(long nowNs) {
        List<State> next = new ArrayList<>(states);
        State latest = next.removeLast();
        next.replaceAll(state -> state.endedAt(nowNs));
        next.add(latest);
        states = List.copyOf(next);
    }

    /** Every state that held at some moment of that time; at least one. */
    List<State> during(long fromNs, long toNs) {
        return states.stream().filter(state -> state.overlaps(fromNs, toNs)).toList();
    }

    /** The latest state with that content that had begun by then, however long ago it ended. */
    Optional<State> find(int version, long length, long byNs) {
        return states.reversed().stream()
                .filter(state -> state.sinceNs() <= byNs && state.is(version, length))
                .findFirst();
    }

    /** Whether a change was under way at some moment of that time. */
    boolean changedDuring(long fromNs, long toNs) {
        List<State> all = states;
        for (int i = 1; i < all.size(); i++) {
            if (all.get(i).sinceNs() <= toNs && all.get(i - 1).untilNs() >= fromNs) {
                return true;
            }
        }
        return false;
    }
}
