package dev.servelab.eviction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

import static dev.servelab.eviction.EvictionPolicy.NONE;

/**
 * A small cache that is asked for files of drawn sizes, whose files are pinned, go stale, and are
 * asked for by somebody who then does not take the victim; everything by seed. It checks what any
 * order owes its caller and, where there is a naive model, that both choose the same victims.
 */
final class OrderFuzz {
    private static final int STEPS = 30;
    private static final int KEYS = 10;
    private static final int SIZE_MAX = 3;
    private static final int CAPACITY_MAX = 14;
    /** One for each key, and for the file that ends a trace. */
    private static final int SLOTS = KEYS + 1;

    private final String id;
    private final long seed;
    private final Random random;
    private final EvictionPolicy policy;
    private final @Nullable NaiveOrder naive;
    private final int capacity;
    private final int[] slotOf = new int[KEYS + 1];
    /** A slot is drawn, and the next free one taken. */
    private final int[] sizes = new int[2 * SLOTS];
    private final BitSet cached = new BitSet();
    private final BitSet barred = new BitSet();
    /** Passed over by the decorator, where there is one. */
    private final BitSet pinned = new BitSet();
    private final BitSet asked = new BitSet();
    private final boolean lockAware;
    private int used;

    private OrderFuzz(OrderSource source, boolean lockAware, long seed) {
        this.id = source.id();
        this.seed = seed;
        this.random = new Random(seed);
        this.capacity = 1 + (int) Math.floorMod(seed / 2, (long) CAPACITY_MAX);
        this.lockAware = lockAware;
        var model = NaiveOrders.BY_ID.get(id);
        this.naive = model == null ? null : model.apply(capacity);
        EvictionPolicy order = source.create(capacity);
        this.policy = lockAware ? new LockAware(order, pinned::get) : order;
        Arrays.fill(slotOf, NONE);
    }

    /** Throws {@link AssertionError} with the seed when something is wrong. */
    static void play(OrderSource source, boolean lockAware, long seed) {
        OrderFuzz fuzz = new OrderFuzz(source, lockAware, seed);
        try {
            fuzz.run();
        } catch (RuntimeException broken) {
            throw fuzz.wrong(broken.toString());
        }
    }

    private void run() {
        for (int step = 0; step < STEPS; step++) {
            operate();
            policy.checkInvariants();
        }
        drain();
    }

    private void operate() {
        int key = random.nextInt(KEYS);
        switch (random.nextInt(12)) {
            case 0 -> pinned.flip(random.nextInt(SLOTS));
            case 1 -> barred.set(random.nextInt(SLOTS));
            case 2 -> barred.clear();
            case 3 -> goStale(key);
            case 4 -> victim();
            case 5 -> listed();
            default -> request(key, 1 + random.nextInt(SIZE_MAX));
        }
    }

    private void goStale(int key) {
        if (slotOf[key] != NONE) {
            leave(slotOf[key], false);
        }
    }

    /** Where room cannot be made, a miss is not followed by an insertion. */
    private void request(int key, int size) {
        int slot = slotOf[key];
        if (slot != NONE) {
            policy.onHit(slot);
            if (naive != null) {
                naive.hit(slot);
            }
            return;
        }
        boolean admits = policy.onMiss(key, size);
        if (naive != null && naive.miss(key, size) != admits) {
            throw wrong("admits " + key + ": " + admits);
        }
        if (admits && size <= capacity && makeRoom(size)) {
            insert(cached.nextClearBit(random.nextInt(SLOTS)), key, size);
        }
    }

    private boolean makeRoom(int size) {
        while (used + size > capacity) {
            int victim = victim();
            if (victim == NONE) {
                return false;
            }
            leave(victim, true);
        }
        return true;
    }

    /** Asked for twice, because whoever asks need not take it. */
    private int victim() {
        int victim = askOnce();
        if (askOnce() != victim) {
            throw wrong("asked again it is not " + victim);
        }
        if (victim != NONE && !mayGo(victim)) {
            throw wrong("victim " + victim + " may not go");
        }
        if (victim == NONE && cached.stream().anyMatch(this::mayGo)) {
            throw wrong("no victim, though one may go");
        }
        if (naive != null && naive.victim(this::mayGo) != victim) {
            throw wrong("victim " + victim + ", not the naive model's");
        }
        return victim;
    }

    private int askOnce() {
        asked.clear();
        return policy.victim(slot -> {
            if (asked.get(slot) || !cached.get(slot)) {
                throw wrong("slot " + slot + " is asked about twice, or is not cached");
            }
            asked.set(slot);
            return !barred.get(slot);
        });
    }

    private boolean mayGo(int slot) {
        return cached.get(slot) && !barred.get(slot) && !(lockAware && pinned.get(slot));
    }

    private void insert(int slot, int key, int size) {
        slotOf[key] = slot;
        sizes[slot] = size;
        used += size;
        cached.set(slot);
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
        for (int key = 0; key <= KEYS; key++) {
            slotOf[key] = slotOf[key] == slot ? NONE : slotOf[key];
        }
        used -= sizes[slot];
        cached.clear(slot);
        // With concurrent hits one may come late; an order that has none must bear it too.
        policy.onHit(slot);
    }

    /** What is listed is what leaves, one after another; and listing changes nothing. */
    private void drain() {
        pinned.clear();
        barred.clear();
        // A list is about the next miss, not about one that went past the cache.
        request(KEYS, 1);
        List<Integer> listed = listed();
        if (!listed.equals(listed())) {
            throw wrong("listed again it is not " + listed);
        }
        List<Integer> victims = new ArrayList<>();
        for (int slot = victim(); slot != NONE; slot = victim()) {
            victims.add(slot);
            leave(slot, true);
            policy.checkInvariants();
        }
        if (!listed.equals(victims)) {
            throw wrong("listed " + listed + ", evicted " + victims);
        }
    }

    private List<Integer> listed() {
        List<Integer> listed = new ArrayList<>();
        policy.order(listed::add);
        return listed;
    }

    private AssertionError wrong(String what) {
        return new AssertionError(id + (lockAware ? ", lock-aware" : "") + ", seed " + seed + ", "
                + capacity + " bytes: " + what);
    }
}
