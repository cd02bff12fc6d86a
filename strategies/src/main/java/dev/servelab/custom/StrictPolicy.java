package dev.servelab.custom;

import dev.servelab.eviction.EvictionPolicy;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds a policy to the rules of {@link EvictionPolicy}: the first call that breaks one ends with a
 * {@link BrokenPolicyException}, and the policy is not to be used any more. Passes no hit on
 * outside the lock, whatever the policy would allow.
 */
public final class StrictPolicy implements EvictionPolicy {
    /**
     * Enough for a few hundred steps for each of 65,536 files; a loop is stopped within a tenth of
     * a second.
     */
    static final long STEPS_PER_CALL = 20_000_000;

    private final Path file;
    private final EvictionPolicy policy;
    private final StepMeter meter;
    private final boolean ordersItself;
    private final Limits limits;
    private final BitSet cached = new BitSet();
    private final Answers answers = new Answers();
    private long lastSteps;
    /** The rule that the call was seen to break, also if the policy caught what said so. */
    private @Nullable BrokenPolicyException noticed;

    /**
     * How strict.
     *
     * @param stepsPerCall  after which a call is stopped
     * @param twiceIsBroken whether a second question about one slot breaks the policy; else it gets
     *                      the first answer again
     */
    record Limits(long stepsPerCall, boolean twiceIsBroken) {
        static final Limits USUAL = new Limits(STEPS_PER_CALL, false);
    }

    StrictPolicy(Path file, EvictionPolicy policy, PolicyClass type, Limits limits) {
        this.file = file;
        this.policy = policy;
        this.meter = type.meter();
        this.ordersItself = type.ordersItself();
        this.limits = limits;
    }

    /** How many steps the last call took. */
    public long lastSteps() {
        return lastSteps;
    }

    /** The policy itself. */
    public EvictionPolicy policy() {
        return policy;
    }

    @Override
    public void onInsert(int slot, long key, long size) {
        cached.set(slot);
        call("onInsert", () -> {
            policy.onInsert(slot, key, size);
            return 0;
        });
    }

    @Override
    public void onHit(int slot) {
        call("onHit", () -> {
            policy.onHit(slot);
            return 0;
        });
    }

    @Override
    public int victim(IntPredicate evictable) {
        answers.begin();
        int slot = call("victim", () -> policy.victim(asked -> answers.answer(asked, evictable)));
        if (slot == NONE) {
            checkNoneMayGo(evictable);
        } else if (!isCached(slot)) {
            throw broken(Breach.UNKNOWN_SLOT, "victim", slot);
        } else if (!answers.known(slot, evictable)) {
            throw broken(Breach.NOT_EVICTABLE, "victim", slot);
        }
        return slot;
    }

    @Override
    public void onRemove(int slot, boolean evicted) {
        cached.clear(slot);
        call("onRemove", () -> {
            policy.onRemove(slot, evicted);
            return 0;
        });
    }

    @Override
    public boolean onMiss(long key, long size) {
        return call("onMiss", () -> policy.onMiss(key, size) ? 1 : 0) != 0;
    }

    @Override
    public void order(IntConsumer slots) {
        if (!ordersItself) {
            // Victim after victim, and each of these calls has steps of its own.
            EvictionPolicy.super.order(slots);
            return;
        }
        SlotsGiven given = new SlotsGiven(cached, (breach, slot) -> broken(breach, "order", slot));
        call("order", () -> {
            policy.order(given);
            return 0;
        });
        given.to(slots);
    }

    @Override
    public void checkInvariants() {
        call("checkInvariants", () -> {
            policy.checkInvariants();
            return 0;
        });
    }

    /** Whether the policy would take hits without the lock. */
    public boolean wantsConcurrentHits() {
        return call("concurrentHits", () -> policy.concurrentHits() ? 1 : 0) != 0;
    }

    private int call(String method, IntSupplier action) {
        meter.allow(limits.stepsPerCall());
        noticed = null;
        try {
            int answer = action.getAsInt();
            meter.checkNotEnded();
            if (noticed != null) {
                throw noticed;
            }
            return answer;
        } catch (Throwable thrown) {
            throw noticed != null
                    ? noticed
                    : BrokenPolicyException.of(file, method, meter.endedWithOr(thrown),
                            limits.stepsPerCall());
        } finally {
            lastSteps = meter.spent();
        }
    }

    private void checkNoneMayGo(IntPredicate evictable) {
        int slot = cached.stream().filter(one -> answers.known(one, evictable)).findFirst()
                .orElse(NONE);
        if (slot != NONE) {
            throw broken(Breach.NO_VICTIM, "victim", slot);
        }
    }

    private boolean isCached(int slot) {
        return slot >= 0 && cached.get(slot);
    }

    private BrokenPolicyException broken(Breach breach, String method, int slot) {
        BrokenPolicyException broken = BrokenPolicyException.of(file, breach, method, slot);
        if (noticed == null) {
            noticed = broken;
        }
        return broken;
    }

    /** What was asked and answered in one call of victim, so that nobody is asked twice. */
    private final class Answers {
        private final BitSet asked = new BitSet();
        private final BitSet allowed = new BitSet();

        void begin() {
            asked.clear();
            allowed.clear();
        }

        boolean answer(int slot, IntPredicate evictable) {
            if (!isCached(slot)) {
                throw broken(Breach.ASKED_UNKNOWN, "victim", slot);
            }
            if (asked.get(slot) && limits.twiceIsBroken()) {
                throw broken(Breach.ASKED_TWICE, "victim", slot);
            }
            return known(slot, evictable);
        }

        boolean known(int slot, IntPredicate evictable) {
            if (!asked.get(slot)) {
                asked.set(slot);
                allowed.set(slot, evictable.test(slot));
            }
            return allowed.get(slot);
        }
    }
}
