// static-state
import dev.servelab.eviction.EvictionPolicy;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.function.IntPredicate;

/** What its objects share shows only after more files than a few short traces have. */
public final class SharedForLong implements EvictionPolicy {
    private static int files = 0;
    private final ArrayDeque<Integer> queue = new ArrayDeque<>();

    @Override
    public void onInsert(int slot, long key, long size) {
        files++;
        queue.add(slot);
    }

    @Override
    public int victim(IntPredicate evictable) {
        Iterator<Integer> slots = files > 300 ? queue.descendingIterator() : queue.iterator();
        while (slots.hasNext()) {
            int slot = slots.next();
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
