// static-state
import dev.servelab.eviction.EvictionPolicy;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

public final class SharedCounter implements EvictionPolicy {
    private static int clock = 0;
    private final Map<Integer, Integer> insertedAt = new TreeMap<>();

    @Override
    public void onInsert(int slot, long key, long size) {
        insertedAt.put(slot, clock++ % 7);
    }

    @Override
    public int victim(IntPredicate evictable) {
        int oldest = NONE;
        for (Map.Entry<Integer, Integer> entry : insertedAt.entrySet()) {
            if ((oldest == NONE || entry.getValue() < insertedAt.get(oldest))
                    && evictable.test(entry.getKey())) {
                oldest = entry.getKey();
            }
        }
        return oldest;
    }

    @Override
    public void onRemove(int slot, boolean evicted) {
        insertedAt.remove(slot);
    }
}
