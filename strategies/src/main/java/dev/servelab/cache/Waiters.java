package dev.servelab.cache;

import dev.servelab.disk.Waiter;
import java.util.ArrayList;
import java.util.List;

/**
 * Those who wait for something to change. To wait: look, add yourself, look again, and only then
 * wait; so no change between looking and waiting is missed. Thread-safe.
 */
final class Waiters {
    /** Guarded by this. */
    private List<Waiter> waiting = List.of();

    @SuppressWarnings("ReferenceEquality") // the same connection, not an equal one
    synchronized void add(Waiter waiter) {
        if (waiting.isEmpty()) {
            waiting = new ArrayList<>(1);
        }
        if (waiting.isEmpty() || waiting.getLast() != waiter) {
            waiting.add(waiter);
        }
    }

    /** From now on they wait there instead. */
    void moveTo(Waiters others) {
        takeAll().forEach(others::add);
    }

    /**
     * Wakes all; outside the lock, because a waiter may do anything.
     *
     * @return whether there was anybody
     */
    boolean wakeAll() {
        List<Waiter> all = takeAll();
        for (Waiter waiter : all) {
            waiter.wake();
        }
        return !all.isEmpty();
    }

    private synchronized List<Waiter> takeAll() {
        List<Waiter> all = waiting;
        waiting = List.of();
        return all;
    }
}
