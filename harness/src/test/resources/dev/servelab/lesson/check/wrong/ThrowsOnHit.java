// throws
import dev.servelab.eviction.EvictionPolicy;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.function.IntPredicate;

public final class ThrowsOnHit implements EvictionPolicy {
    private final LinkedHashSet<Integer> queue = new LinkedHashSet<>();
    private final Map<Integer, Integer> hits = new HashMap<>();

    @Override
    public void onInsert(int slot, long key, long size) {
        queue.add(slot);
    }

    @Override
    public void onHit(int slot) {
        hits.put(slot, hits.get(slot) + 1);
    }

    @Override
    public int victim(IntPredicate evictable) {
        for (int slot : queue) {
            if (evictable.test(slot)) {
                return slot;
            }
        }
        return NONE;
    }

    @Override
    public void onRemove(int slot, boolean evicted) {
        queue.remove(slot);
    }
}
