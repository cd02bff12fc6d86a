// list-loses-files
import dev.servelab.eviction.EvictionPolicy;
import java.util.ArrayDeque;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

public final class ListEmptiesQueue implements EvictionPolicy {
    private final ArrayDeque<Integer> queue = new ArrayDeque<>();

    @Override
    public void onInsert(int slot, long key, long size) {
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

    @Override
    public void order(IntConsumer slots) {
        while (!queue.isEmpty()) {
            slots.accept(queue.poll());
        }
    }
}
