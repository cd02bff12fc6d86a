// no-victim
import dev.servelab.eviction.EvictionPolicy;
import java.util.LinkedHashSet;
import java.util.function.IntPredicate;

public final class LooksAtTheFirstOnly implements EvictionPolicy {
    private final LinkedHashSet<Integer> queue = new LinkedHashSet<>();

    @Override
    public void onInsert(int slot, long key, long size) {
        queue.add(slot);
    }

    @Override
    public int victim(IntPredicate evictable) {
        if (queue.isEmpty() || !evictable.test(queue.getFirst())) {
            return NONE;
        }
        return queue.getFirst();
    }

    @Override
    public void onRemove(int slot, boolean evicted) {
        queue.remove(slot);
    }
}
