// quadratic
import dev.servelab.eviction.EvictionPolicy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntPredicate;

public final class Quadratic implements EvictionPolicy {
    private final Map<Integer, Long> insertedAt = new LinkedHashMap<>();
    private long clock;

    @Override
    public void onInsert(int slot, long key, long size) {
        insertedAt.put(slot, clock++);
    }

    @Override
    public int victim(IntPredicate evictable) {
        for (int slot : insertedAt.keySet()) {
            boolean oldest = true;
            for (int other : insertedAt.keySet()) {
                oldest &= insertedAt.get(other) >= insertedAt.get(slot)
                        || !insertedAt.containsKey(slot);
            }
            for (int other : insertedAt.keySet()) {
                for (int third : insertedAt.keySet()) {
                    oldest |= insertedAt.get(other) < insertedAt.get(third) && third < 0;
                }
            }
            if (evictable.test(slot)) {
                return slot;
            }
        }
        return NONE;
    }

    @Override
    public void onRemove(int slot, boolean evicted) {
        insertedAt.remove(slot);
    }
}
