// many-files
import dev.servelab.eviction.EvictionPolicy;
import java.util.function.IntPredicate;

public final class ThousandFiles implements EvictionPolicy {
    private final long[] insertedAt = new long[1_000];
    private long clock;

    @Override
    public void onInsert(int slot, long key, long size) {
        insertedAt[slot] = ++clock;
    }

    @Override
    public int victim(IntPredicate evictable) {
        int oldest = NONE;
        for (int slot = 0; slot < insertedAt.length; slot++) {
            if (insertedAt[slot] > 0
                    && (oldest == NONE || insertedAt[slot] < insertedAt[oldest])
                    && evictable.test(slot)) {
                oldest = slot;
            }
        }
        return oldest;
    }

    @Override
    public void onRemove(int slot, boolean evicted) {
        insertedAt[slot] = 0;
    }
}
