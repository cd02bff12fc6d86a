package dev.servelab.eviction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A small cache that is asked for files of drawn sizes, whose files are pinned, go stale, and are
 * asked for by somebody who then does not take the victim; everything by seed. It checks what any
 * order owes its caller and, where there is a naive model, that both choose the same victims.
 */
final class OrderFuzz {
    private static final int STEPS = 40;
    private static final int KEYS = 10;
    private static final int SIZE_MAX = 3;
    /** One for each key, and for the file that ends a trace. */
    private static final int SLOTS = KEYS + 1;

    private final String where;
    private final Random random;
    private final EvictionPolicy policy;
    private final @Nullable NaiveOrder naive;
    private final long capacity;
    /** What is cached, by key; the second, by slot, is larger by what has left and is still read. */
    private final Map<Long, Integer> slots = new HashMap<>();
    private final Map<Integer, Long> sizes = new HashMap<>();
    private final Set<Integer> pinned;
    private final boolean lockAware;
    private final Set<Integer> barred = new HashSet<>();

    private OrderFuzz(String id, OrderSource source, @Nullable NaiveOrder naive, long capacity,
            boolean lockAware, long seed) {
        this.where = id + (lockAware ? ", lock-aware" : "") + ", " + capacity + " bytes, seed "
                + seed;
        this.random = new Random(seed);
        this.capacity = capacity;
        this.naive = naive;
        this.lockAware = lockAware;
        this.pinned = new HashSet<>();
        EvictionPolicy order = source.create(capacity);
        this.policy = lockAware ? new LockAware(order, pinned::contains) : order;
    }

    /** Throws {@link AssertionError} with the seed when something is wrong. */
    static void play(OrderSource source, boolean lockAware, long seed) {
        long capacity = 1 + Math.floorMod(seed, 14L);
        var model = NaiveOrders.BY_ID.get(source.id());
        new OrderFuzz(source.id(), source, model == null ? null : model.apply(capacity), capacity,
                lockAware, seed).run();
    }

    private void run() {
        try {
            for (int step = 0; step < STEPS; step++) {
                operate();
                policy.checkInvariants();
            }
            drain();
        } catch (RuntimeException broken) {
            throw new AssertionError(where + ": " + broken, broken);
        }
    }

    private void operate() {
        switch (random.nextInt(12)) {
            case 0 -> {
                int slot = random.nextInt(SLOTS);
                if (!pinned.remove(slot)) {
                    pinned.add(slot);
                }
            }
            case 1 -> barred.add(random.nextInt(SLOTS));
            case 2 -> barred.clear();
            case 3 -> goStale(random.nextInt(KEYS));
            case 4 -> victim();
            case 5 -> policy.onMiss(miss(random.nextInt(KEYS)), 1);
            default -> request(random.nextInt(KEYS), 1 + random.nextInt(SIZE_MAX));
        }
    }

    /** A miss that is not followed by anything: too large, or a bypass. */
    private long miss(int key) {
        if (naive != null) {
            naive.miss(key, 1);
        }
        return key;
    }

    private void goStale(long key) {
        Integer slot = slots.get(key);
        if (slot != null) {
            leave(slot, false);
        }
    }

    private void request(long key, long size) {
        Integer slot = slots.get(key);
        if (slot != null) {
            policy.onHit(slot);
            if (naive != null) {
                naive.hit(slot);
            }
            return;
        }
        boolean admits = policy.onMiss(key, size);
        check(naive == null || naive.miss(key, size) == admits, "admits " + key);
        if (admits && size <= capacity && makeRoom(size)) {
            insert(freeSlot(), key, size);
        }
    }

    private boolean makeRoom(long size) {
        while (used() + size > capacity) {
            int victim = victim();
            if (victim == EvictionPolicy.NONE) {
                return false;
            }
            leave(victim, true);
        }
        return true;
    }

    /** Of a slot that may go, asked for twice; nothing changes but for what an order does for itself. */
    private int victim() {
        int victim = askOnce();
        check(askOnce() == victim, "asked again it is not " + victim);
        check(naive == null || naive.victim(this::mayGo) == victim, "victim " + victim);
        check((victim == EvictionPolicy.NONE) == sizes.keySet().stream().noneMatch(this::mayGo),
                "victim " + victim + " of " + sizes.keySet());
        return victim;
    }

    private int askOnce() {
        Set<Integer> asked = new HashSet<>();
        int victim = policy.victim(slot -> {
            check(asked.add(slot), "slot " + slot + " is asked about twice");
            check(sizes.containsKey(slot), "slot " + slot + " is not cached");
            return !barred.contains(slot);
        });
        check(victim == EvictionPolicy.NONE || (sizes.containsKey(victim) && mayGo(victim)),
                "victim " + victim + " may not go");
        return victim;
    }

    private boolean mayGo(int slot) {
        return !barred.contains(slot) && !(lockAware && pinned.contains(slot));
    }

    private void insert(int slot, long key, long size) {
        slots.put(key, slot);
        sizes.put(slot, size);
        policy.onInsert(slot, key, size);
        if (naive != null) {
            naive.insert(slot, key, size);
        }
    }

    private void leave(int slot, boolean evicted) {
        policy.onRemove(slot, evicted);
        if (naive != null) {
            naive.remove(slot, evicted);
        }
        slots.values().remove(slot);
        sizes.remove(slot);
        // With concurrent hits one may come late; an order that has none must bear it too.
        policy.onHit(slot);
    }

    private int freeSlot() {
        int slot = random.nextInt(SLOTS);
        while (sizes.containsKey(slot)) {
            slot = (slot + 1) % SLOTS;
        }
        return slot;
    }

    private long used() {
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What is listed is what leaves when victim after victim is taken, and listing changes nothing. */
    private void drain() {
        pinned.clear();
        barred.clear();
        finishMiss();
        List<Integer> listed = listed();
        check(listed.equals(listed()), "listed again it is not " + listed);
        List<Integer> victims = new ArrayList<>();
        for (int slot = victim(); slot != EvictionPolicy.NONE; slot = victim()) {
            victims.add(slot);
            leave(slot, true);
            policy.checkInvariants();
        }
        check(listed.equals(victims), "listed " + listed + ", evicted " + victims);
    }

    /** A list is about the next miss, not about one that went past the cache. */
    private void finishMiss() {
        goStale(KEYS);
        request(KEYS, 1);
    }

    private List<Integer> listed() {
        List<Integer> listed = new ArrayList<>();
        policy.order(listed::add);
        return listed;
    }

    private void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(where + ": " + what);
        }
    }
}
