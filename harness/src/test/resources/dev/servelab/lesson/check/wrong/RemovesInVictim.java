// victim-removes
import dev.servelab.eviction.EvictionPolicy;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.function.IntPredicate;

public final class RemovesInVictim implements EvictionPolicy {
    private final LinkedHashSet<Integer> queue = new LinkedHashSet<>();

    @Override
    public void onInsert(int slot, long key, long size) {
        queue.add(slot);
    }

    @Override
    public int victim(IntPredicate evictable) {
        for (Iterator<Integer> i = queue.iterator(); i.hasNext();) {
            int slot = i.next();
            if (evictable.test(slot)) {
                i.remove();
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
