// slot-reuse
import dev.servelab.eviction.EvictionPolicy;
import java.util.LinkedHashSet;
import java.util.function.IntPredicate;

public final class KeepsOldCounts implements EvictionPolicy {
    private final LinkedHashSet<Integer> queue = new LinkedHashSet<>();
    private final long[] hits = new long[10_000];

    @Override
    public void onInsert(int slot, long key, long size) {
        queue.add(slot);
    }

    @Override
    public void onHit(int slot) {
        hits[slot]++;
    }

    @Override
    public int victim(IntPredicate evictable) {
        int least = NONE;
        for (int slot : queue) {
            if (evictable.test(slot) && (least == NONE || hits[slot] < hits[least])) {
                least = slot;
            }
        }
        return least;
    }

    @Override
    public void onRemove(int slot, boolean evicted) {
        queue.remove(slot);
    }
}
