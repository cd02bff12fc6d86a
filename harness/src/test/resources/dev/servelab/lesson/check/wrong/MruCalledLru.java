// not-as-claimed lru
import dev.servelab.eviction.EvictionPolicy;
import java.util.LinkedHashSet;
import java.util.function.IntPredicate;

public final class MruCalledLru implements EvictionPolicy {
    private final LinkedHashSet<Integer> queue = new LinkedHashSet<>();

    @Override
    public void onInsert(int slot, long key, long size) {
        queue.add(slot);
    }

    @Override
    public void onHit(int slot) {
        queue.remove(slot);
        queue.add(slot);
    }

    @Override
    public int victim(IntPredicate evictable) {
        for (int slot : queue.reversed()) {
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
