// -
import dev.servelab.eviction.EvictionPolicy;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.function.IntPredicate;

public final class MyTwoQueues implements EvictionPolicy {
    /** 2Q by bytes: new files in one queue, files that came back in another. */
    private final long capacity;
    private final LinkedHashMap<Integer, Long> recent = new LinkedHashMap<>();
    private final LinkedHashMap<Integer, Long> frequent = new LinkedHashMap<>();
    private final Map<Integer, Long> sizes = new LinkedHashMap<>();
    private final LinkedHashSet<Long> ghosts = new LinkedHashSet<>();
    private long recentBytes;

    public MyTwoQueues(long capacityBytes) {
        capacity = capacityBytes;
    }

    @Override
    public void onInsert(int slot, long key, long size) {
        sizes.put(slot, size);
        if (ghosts.remove(key)) {
            frequent.put(slot, key);
        } else {
            recent.put(slot, key);
            recentBytes += size;
        }
    }

    @Override
    public void onHit(int slot) {
        if (frequent.containsKey(slot)) {
            frequent.putLast(slot, frequent.get(slot));
        }
    }

    @Override
    public int victim(IntPredicate evictable) {
        boolean recentFirst = recentBytes > capacity / 4 || frequent.isEmpty();
        int slot = first(recentFirst ? recent : frequent, evictable);
        return slot != NONE ? slot : first(recentFirst ? frequent : recent, evictable);
    }

    private static int first(LinkedHashMap<Integer, Long> queue, IntPredicate evictable) {
        for (int slot : queue.keySet()) {
            if (evictable.test(slot)) {
                return slot;
            }
        }
        return NONE;
    }

    @Override
    public void onRemove(int slot, boolean evicted) {
        long size = sizes.remove(slot);
        frequent.remove(slot);
        Long key = recent.remove(slot);
        if (key != null) {
            recentBytes -= size;
            if (evicted) {
                ghosts.add(key);
                if (ghosts.size() > 50) {
                    ghosts.removeFirst();
                }
            }
        }
    }
}
