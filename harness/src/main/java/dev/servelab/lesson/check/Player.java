package dev.servelab.lesson.check;

import dev.servelab.custom.BrokenPolicyException;
import dev.servelab.custom.CustomPolicy;
import dev.servelab.custom.LoadedPolicy;
import dev.servelab.custom.StrictPolicy;
import dev.servelab.eviction.EvictionPolicy;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Plays traces on one policy, each on an object of its own. Not thread-safe. */
final class Player {
    /** Hundreds of times what a right policy needs for a call in so small a cache. */
    static final long STEPS_PER_CALL = 20_000;

    private final CustomPolicy policy;
    private final LoadedPolicy loaded;

    /** How a trace is played. */
    enum Way {
        AS_IT_IS,
        /** No slot is used twice. */
        FRESH_SLOTS,
        /** Once the cache was emptied, slots come that were never used. */
        FRESH_SLOTS_AFTER_EMPTY,
        /** The policy is not told of hits. */
        WITHOUT_HITS
    }

    Player(CustomPolicy policy) {
        this.policy = policy;
        this.loaded = policy.load();
    }

    /** One whose objects share no static field with any before. */
    Player anew() {
        return new Player(policy);
    }

    StrictPolicy create(long capacity, long stepsPerCall) {
        return loaded.create(capacity, stepsPerCall);
    }

    Played play(Trace trace) {
        return play(trace, Way.AS_IT_IS);
    }

    Played play(Trace trace, Way way) {
        try {
            return play(loaded.create(trace.capacity(), STEPS_PER_CALL), trace, way,
                    (step, cache) -> {});
        } catch (BrokenPolicyException inConstructor) {
            return new Played(List.of(), inConstructor, -1, false);
        }
    }

    /** Plays it and shows the cache after each step, and after the one that broke a rule. */
    Played show(Trace trace, BiConsumer<Journal, TinyCache> look) {
        try {
            return play(loaded.create(trace.capacity(), STEPS_PER_CALL), trace, Way.AS_IT_IS, look);
        } catch (BrokenPolicyException inConstructor) {
            return new Played(List.of(), inConstructor, -1, false);
        }
    }

    /** The same on any order. */
    static Played play(EvictionPolicy order, Trace trace, Way way,
            BiConsumer<Journal, TinyCache> look) {
        Journal journal = new Journal();
        TinyCache cache = new TinyCache(way == Way.WITHOUT_HITS ? new DeafToHits(order) : order,
                trace, way != Way.FRESH_SLOTS, journal);
        @Nullable
        BrokenPolicyException broken = null;
        for (int step = 0; step < trace.ops().size() && broken == null; step++) {
            Op op = trace.ops().get(step);
            journal.begin(step);
            try {
                cache.happens(op);
            } catch (BrokenPolicyException rule) {
                broken = rule;
            }
            if (op.kind() == Op.Kind.EMPTY && way == Way.FRESH_SLOTS_AFTER_EMPTY) {
                cache.useFreshSlots();
            }
            look.accept(journal, cache);
        }
        return new Played(journal.decisions(), broken, journal.step(),
                broken != null && journal.fileIn(broken.slot()) >= 0);
    }
}
