package dev.servelab.simulate;

import dev.servelab.eviction.KeyIndex;

/** Belady's policy at one size, in either form. */
final class ForesightRun extends Run {
    private final Foresight form;
    private final Unit unit;
    private final Contents contents;
    private final NextUses nextUses;
    private final FarthestFirst order = new FarthestFirst();
    private int position;

    ForesightRun(Foresight form, Unit unit, long capacity, NextUses nextUses) {
        this.form = form;
        this.unit = unit;
        this.contents = new Contents(capacity);
        this.nextUses = nextUses;
    }

    @Override
    void take(long[] keys, long[] sizes, int count) throws SimulationFailure {
        if (position + count > nextUses.requests()) {
            throw SimulationFailure.of("the trace has grown since it was read for opt", null);
        }
        long hits = 0;
        long bytesHit = 0;
        for (int i = 0; i < count; i++) {
            int slot = contents.find(keys[i]);
            if (slot != KeyIndex.ABSENT) {
                hits++;
                bytesHit += sizes[i];
                order.use(slot, position, nextUses.after(position));
            } else {
                miss(keys[i], unit.charge(sizes[i]));
            }
            position++;
        }
        count(count, hits, bytesHit);
    }

    private void miss(long key, long charge) {
        if (!contents.fitsAlone(charge)) {
            return;
        }
        while (form == Foresight.MUST_INSERT && !contents.hasRoom(charge)) {
            evictFarthest();
        }
        order.use(contents.add(key, charge), position, nextUses.after(position));
        while (contents.isOverfull()) { // the new object is a candidate too
            evictFarthest();
        }
    }

    private void evictFarthest() {
        int victim = order.first();
        order.remove(victim);
        contents.remove(victim);
    }
}
