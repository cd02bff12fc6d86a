// loops
import dev.servelab.eviction.EvictionPolicy;
import java.util.ArrayDeque;
import java.util.function.IntPredicate;

public final class LoopsForEver implements EvictionPolicy {
    private final ArrayDeque<Integer> queue = new ArrayDeque<>();

    @Override
    public void onInsert(int slot, long key, long size) {
        queue.add(slot);
    }

    @Override
    public int victim(IntPredicate evictable) {
        int tried = 0;
        while (true) {
            if (queue.isEmpty()) {
                return NONE;
            }
            int slot = queue.poll();
            queue.add(slot);
            if (tried < queue.size() && evictable.test(slot)) {
                return slot;
            }
            tried++;
        }
    }

    @Override
    public void onRemove(int slot, boolean evicted) {
        queue.remove(slot);
    }
}
