// lfu
import dev.servelab.eviction.EvictionPolicy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntPredicate;

public final class MyLfu implements EvictionPolicy {
    /** Hits by slot; whoever got its count first stands first among equals. */
    private final Map<Integer, Integer> counts = new LinkedHashMap<>();

    @Override
    public void onInsert(int slot, long key, long size) {
        counts.put(slot, 1);
    }

    @Override
    public void onHit(int slot) {
        int count = counts.remove(slot);
        counts.put(slot, count + 1);
    }

    @Override
    public int victim(IntPredicate evictable) {
        int least = NONE;
        for (Map.Entry<Integer, Integer> file : counts.entrySet()) {
            if (evictable.test(file.getKey())
                    && (least == NONE || file.getValue() < counts.get(least))) {
                least = file.getKey();
            }
        }
        return least;
    }

    @Override
    public void onRemove(int slot, boolean evicted) {
        counts.remove(slot);
    }
}
