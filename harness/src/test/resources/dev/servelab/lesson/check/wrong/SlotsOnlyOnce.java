// slot-reuse
import dev.servelab.eviction.EvictionPolicy;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.IntPredicate;

public final class SlotsOnlyOnce implements EvictionPolicy {
    private final LinkedHashSet<Integer> queue = new LinkedHashSet<>();
    private final Set<Integer> seen = new HashSet<>();

    @Override
    public void onInsert(int slot, long key, long size) {
        if (!seen.add(slot)) {
            throw new IllegalStateException("slot " + slot + " again");
        }
        queue.add(slot);
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
