package dev.servelab.lesson.check;

import dev.servelab.eviction.EvictionPolicy;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A cache that holds no bytes: it does with a policy what the server's cache does, in the same
 * order, so plainly that it can be shown. Slots are recycled, the lowest first.
 */
final class TinyCache {
    /** Far from every slot, so that whoever takes a key for a slot is found out. */
    private static final long FIRST_KEY = 7_001;
    /** Where slots go on that were never used: a power of two above all that were. */
    private static final int UNUSED = 1_024;

    private final EvictionPolicy policy;
    private final Trace trace;
    private final Journal journal;
    private final boolean recycles;
    private final Map<Integer, Resident> cached = new LinkedHashMap<>();
    private final List<Resident> doomed = new ArrayList<>();
    private final BitSet taken = new BitSet();
    private int firstSlot;
    private int justRemoved = EvictionPolicy.NONE;

    /** One file that holds memory. */
    static final class Resident {
        final int file;
        final int size;
        final int slot;
        int pins;

        Resident(int file, int size, int slot) {
            this.file = file;
            this.size = size;
            this.slot = slot;
        }
    }

    /** @param recycles false: a slot that was used once is not used again */
    TinyCache(EvictionPolicy policy, Trace trace, boolean recycles, Journal journal) {
        this.policy = policy;
        this.trace = trace;
        this.recycles = recycles;
        this.journal = journal;
    }

    /** From now on only slots that were never used. The cache is empty. */
    void useFreshSlots() {
        taken.clear();
        firstSlot = UNUSED;
    }

    void happens(Op op) {
        switch (op.kind()) {
            case GET -> request(op);
            case HOLD -> hold(request(op));
            case LET_GO -> letGo(op.file());
            case STALE -> remove(cached.get(op.file()), false);
            case ASK -> victim();
            case LIST -> policy.order(slot -> journal.listed(fileIn(slot)));
            case EMPTY -> List.copyOf(cached.values()).forEach(file -> remove(file, false));
            case LATE_HIT -> lateHit();
        }
    }

    Stream<Resident> cached() {
        return cached.values().stream();
    }

    /** The files that the cache would let go now, under the trace's rules. */
    Stream<Resident> evictable() {
        return cached().filter(file -> !trace.lockAware() || file.pins == 0);
    }

    /** Which file is, or was last, in a slot; -1 if none ever was. */
    int fileIn(int slot) {
        return journal.fileIn(slot);
    }

    private @Nullable Resident request(Op op) {
        Resident known = cached.get(op.file());
        if (known != null) {
            journal.call("onHit", known.slot, known.file);
            policy.onHit(known.slot);
            return known;
        }
        if (op.size() > trace.capacity()) {
            return null;
        }
        boolean admitted = policy.onMiss(FIRST_KEY + 17L * op.file(), op.size());
        journal.admitted(admitted);
        return admitted && makeRoom(op.size()) ? enter(op) : null;
    }

    private Resident enter(Op op) {
        int slot = taken.nextClearBit(firstSlot);
        taken.set(slot);
        Resident file = new Resident(op.file(), op.size(), slot);
        cached.put(op.file(), file);
        if (slot == justRemoved) {
            justRemoved = EvictionPolicy.NONE;
        }
        journal.call("onInsert", slot, op.file());
        policy.onInsert(slot, FIRST_KEY + 17L * op.file(), op.size());
        return file;
    }

    private boolean makeRoom(int size) {
        if (trace.lockAware() && held() + size - sum(evictable()) > trace.capacity()) {
            return false;
        }
        while ((trace.lockAware() ? held() : sum(cached())) + size > trace.capacity()) {
            Resident victim = victim();
            if (victim == null) {
                return false;
            }
            remove(victim, true);
        }
        return held() + size <= trace.capacity();
    }

    private @Nullable Resident victim() {
        BitSet mayGo = new BitSet();
        evictable().forEach(file -> mayGo.set(file.slot));
        journal.asks();
        IntPredicate evictable = mayGo::get;
        int slot = policy.victim(evictable);
        journal.victim(slot);
        return cached().filter(file -> file.slot == slot).findFirst().orElse(null);
    }

    private void remove(@Nullable Resident file, boolean evicted) {
        if (file == null) {
            return;
        }
        cached.remove(file.file);
        if (file.pins > 0) {
            doomed.add(file);
        } else {
            free(file);
        }
        justRemoved = file.slot;
        journal.call("onRemove", file.slot, file.file);
        policy.onRemove(file.slot, evicted);
    }

    private void free(Resident file) {
        if (recycles) {
            taken.clear(file.slot);
        }
    }

    private static void hold(@Nullable Resident file) {
        if (file != null) {
            file.pins++;
        }
    }

    private void letGo(int name) {
        Resident file = Stream.concat(doomed.stream(), cached())
                .filter(one -> one.file == name && one.pins > 0).findFirst().orElse(null);
        if (file != null && --file.pins == 0 && doomed.remove(file)) {
            free(file);
        }
    }

    private void lateHit() {
        if (justRemoved >= 0) {
            journal.call("onHit", justRemoved, fileIn(justRemoved));
            policy.onHit(justRemoved);
        }
    }

    private int held() {
        return sum(Stream.concat(cached(), doomed.stream()));
    }

    private static int sum(Stream<Resident> files) {
        return files.mapToInt(file -> file.size).sum();
    }
}
