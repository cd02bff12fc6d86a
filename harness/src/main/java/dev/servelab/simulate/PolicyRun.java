package dev.servelab.simulate;

import dev.servelab.custom.BrokenPolicyException;
import dev.servelab.eviction.EvictionPolicy;
import dev.servelab.eviction.KeyIndex;

/**
 * A policy of the live server at one size, driven as the cache drives it, with nothing pinned and
 * nothing failing. An object larger than the capacity is not offered, as in the cache; a hit with
 * another size keeps the copy that is there. Made by {@link PolicyRuns}.
 */
final class PolicyRun extends Run {
    private final String name;
    private final EvictionPolicy policy;
    private final Unit unit;
    private final Contents contents;

    PolicyRun(String name, EvictionPolicy policy, Unit unit, long capacity) {
        this.name = name;
        this.policy = policy;
        this.unit = unit;
        this.contents = new Contents(capacity);
    }

    @Override
    void take(long[] keys, long[] sizes, int count) throws SimulationFailure {
        long hits = 0;
        long bytesHit = 0;
        int taken = 0;
        try {
            for (; taken < count; taken++) {
                int slot = contents.find(keys[taken]);
                if (slot != KeyIndex.ABSENT) {
                    hits++;
                    bytesHit += sizes[taken];
                    policy.onHit(slot);
                } else {
                    miss(keys[taken], unit.charge(sizes[taken]));
                }
            }
        } catch (BrokenPolicyException broken) {
            throw SimulationFailure.of(broken.getMessage() + at(taken), broken);
        } catch (BrokenRule broken) {
            throw SimulationFailure.of(name + ": " + broken.getMessage() + at(taken), broken);
        }
        count(count, hits, bytesHit);
    }

    private void miss(long key, long charge) {
        if (!contents.fitsAlone(charge) || !policy.onMiss(key, charge)) {
            return;
        }
        while (!contents.hasRoom(charge)) {
            evict();
        }
        policy.onInsert(contents.add(key, charge), key, charge);
    }

    private void evict() {
        int victim = policy.victim(Anyone.MAY_GO);
        if (!contents.holds(victim)) {
            throw new BrokenRule(victim == EvictionPolicy.NONE
                    ? "it names no victim, though every object may go"
                    : "its victim, slot " + victim + ", is not cached");
        }
        contents.remove(victim);
        policy.onRemove(victim, true);
    }

    private String at(int taken) {
        return ", at request " + (requests() + taken + 1);
    }
}
