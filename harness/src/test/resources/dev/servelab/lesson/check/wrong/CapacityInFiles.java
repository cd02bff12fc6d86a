// counts-objects
import dev.servelab.eviction.EvictionPolicy;
import java.util.LinkedHashSet;
import java.util.function.IntPredicate;

public final class CapacityInFiles implements EvictionPolicy {
    private final LinkedHashSet<Integer> queue = new LinkedHashSet<>();
    private final long capacity;

    public CapacityInFiles(long capacityBytes) {
        capacity = capacityBytes;
    }

    @Override
    public void onInsert(int slot, long key, long size) {
        queue.add(slot);
    }

    @Override
    public int victim(IntPredicate evictable) {
        if (queue.size() < capacity) {
            return NONE; // there is still room
        }
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
