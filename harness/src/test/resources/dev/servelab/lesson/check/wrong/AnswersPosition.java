// unknown-slot
import dev.servelab.eviction.EvictionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

public final class AnswersPosition implements EvictionPolicy {
    private final List<Integer> queue = new ArrayList<>();

    @Override
    public void onInsert(int slot, long key, long size) {
        queue.add(slot);
    }

    @Override
    public int victim(IntPredicate evictable) {
        for (int i = 0; i < queue.size(); i++) {
            if (evictable.test(queue.get(i))) {
                return i + 1;
            }
        }
        return NONE;
    }

    @Override
    public void onRemove(int slot, boolean evicted) {
        queue.remove(Integer.valueOf(slot));
    }
}
