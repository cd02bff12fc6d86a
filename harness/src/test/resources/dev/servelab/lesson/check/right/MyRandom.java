// -
import dev.servelab.eviction.EvictionPolicy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;

public final class MyRandom implements EvictionPolicy {
    /** A die with a seed, thrown once for each file: asking for a victim throws none. */
    private final Random random = new Random(1);
    private final Map<Integer, Integer> thrown = new LinkedHashMap<>();

    @Override
    public void onInsert(int slot, long key, long size) {
        thrown.put(slot, random.nextInt());
    }

    @Override
    public int victim(IntPredicate evictable) {
        int least = NONE;
        for (int slot : thrown.keySet()) {
            if (evictable.test(slot) && (least == NONE || thrown.get(slot) < thrown.get(least))) {
                least = slot;
            }
        }
        return least;
    }

    @Override
    public void onRemove(int slot, boolean evicted) {
        thrown.remove(slot);
    }
}
