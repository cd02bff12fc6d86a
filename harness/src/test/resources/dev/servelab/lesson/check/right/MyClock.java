// clock
import dev.servelab.eviction.EvictionPolicy;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

public final class MyClock implements EvictionPolicy {
    private final ArrayDeque<Integer> queue = new ArrayDeque<>();
    private final Set<Integer> used = new HashSet<>();

    @Override
    public void onInsert(int slot, long key, long size) {
        queue.add(slot);
    }

    @Override
    public void onHit(int slot) {
        used.add(slot);
    }

    @Override
    public int victim(IntPredicate evictable) {
        int passes = 2 * queue.size();
        Set<Integer> refused = new HashSet<>();
        for (int i = 0; i < passes; i++) {
            int slot = queue.removeFirst();
            if (used.remove(slot) || refused.contains(slot)) {
                queue.addLast(slot);
            } else if (evictable.test(slot)) {
                queue.addFirst(slot);
                return slot;
            } else {
                refused.add(slot);
                queue.addLast(slot);
            }
        }
        return NONE;
    }

    @Override
    public void onRemove(int slot, boolean evicted) {
        queue.remove(slot);
        used.remove(slot);
    }

    /** The default would ask victim, which clears bits. */
    @Override
    public void order(IntConsumer slots) {
        queue.stream().filter(slot -> !used.contains(slot)).forEach(slots::accept);
        queue.stream().filter(used::contains).forEach(slots::accept);
    }
}
