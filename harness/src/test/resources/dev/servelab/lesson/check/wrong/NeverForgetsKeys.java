// grows
import dev.servelab.eviction.EvictionPolicy;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.function.IntPredicate;

public final class NeverForgetsKeys implements EvictionPolicy {
    private final LinkedHashSet<Integer> queue = new LinkedHashSet<>();
    private final Map<Long, Long> sizes = new HashMap<>();

    @Override
    public void onInsert(int slot, long key, long size) {
        sizes.put(key, size);
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
