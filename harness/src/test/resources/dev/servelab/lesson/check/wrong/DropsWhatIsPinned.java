// drops-passed-over
import dev.servelab.eviction.EvictionPolicy;
import java.util.ArrayDeque;
import java.util.function.IntPredicate;

public final class DropsWhatIsPinned implements EvictionPolicy {
    private final ArrayDeque<Integer> queue = new ArrayDeque<>();

    @Override
    public void onInsert(int slot, long key, long size) {
        queue.add(slot);
    }

    @Override
    public int victim(IntPredicate evictable) {
        while (!queue.isEmpty() && !evictable.test(queue.peek())) {
            queue.poll();
        }
        return queue.isEmpty() ? NONE : queue.peek();
    }

    @Override
    public void onRemove(int slot, boolean evicted) {
        queue.remove(slot);
    }
}
