// list-wrong
import dev.servelab.eviction.EvictionPolicy;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

public final class ListsHitsOnly implements EvictionPolicy {
    private final LinkedHashSet<Integer> queue = new LinkedHashSet<>();
    private final Set<Integer> hit = new HashSet<>();

    @Override
    public void onInsert(int slot, long key, long size) {
        queue.add(slot);
    }

    @Override
    public void onHit(int slot) {
        hit.add(slot);
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
        hit.remove(slot);
    }

    @Override
    public void order(IntConsumer slots) {
        hit.forEach(slots::accept);
    }
}
