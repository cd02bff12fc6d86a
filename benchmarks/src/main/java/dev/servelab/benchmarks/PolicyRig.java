package dev.servelab.benchmarks;

import dev.servelab.eviction.EvictionPolicy;
import dev.servelab.eviction.Order;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An order, driven as the cache drives it and with as little beside it as can be: whether a file is
 * cached is an element of an array, and a file has one slot for ever, so that no slot is recycled
 * under a hit that comes without the lock. Every file is charged 1. Thread-safe.
 */
final class PolicyRig {
    private final int capacity;
    private final EvictionPolicy policy;
    private final boolean concurrentHits;
    /** By slot: 1 if it is cached. Written under the lock. */
    private final AtomicIntegerArray cached;
    private final ReentrantLock lock = new ReentrantLock();
    private int count;

    PolicyRig(Order order, int files, int capacity) {
        this.capacity = capacity;
        this.policy = order.create(capacity);
        this.concurrentHits = policy.concurrentHits();
        this.cached = new AtomicIntegerArray(files);
    }

    /** Whether it was a hit. */
    boolean request(int file) {
        if (concurrentHits && isCached(file)) {
            policy.onHit(file);
            return true;
        }
        lock.lock();
        try {
            boolean hit = isCached(file);
            if (hit) {
                policy.onHit(file);
            } else {
                miss(file);
            }
            return hit;
        } finally {
            lock.unlock();
        }
    }

    /** Throws if the order's structure is damaged. */
    void check() {
        policy.checkInvariants();
        if (count > capacity) {
            throw new IllegalStateException(count + " cached, room for " + capacity);
        }
    }

    private void miss(int file) {
        if (!policy.onMiss(file, 1)) {
            return;
        }
        if (count == capacity) {
            evict();
        }
        policy.onInsert(file, file, 1);
        cached.set(file, 1);
        count++;
    }

    private void evict() {
        int victim = policy.victim(slot -> true);
        cached.set(victim, 0);
        policy.onRemove(victim, true);
        count--;
    }

    private boolean isCached(int slot) {
        return cached.get(slot) != 0;
    }
}
