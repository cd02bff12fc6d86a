// ends-process
import dev.servelab.eviction.EvictionPolicy;
import java.util.LinkedHashSet;
import java.util.function.IntPredicate;

public final class EndsTheServer implements EvictionPolicy {
    private final LinkedHashSet<Integer> queue = new LinkedHashSet<>();

    @Override
    public void onInsert(int slot, long key, long size) {
        if (size > 1L << 40) {
            System.exit(1);
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
