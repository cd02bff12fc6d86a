// not-deterministic
import dev.servelab.eviction.EvictionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;

public final class Dice implements EvictionPolicy {
    private final List<Integer> files = new ArrayList<>();
    private final Random random = new Random();

    @Override
    public void onInsert(int slot, long key, long size) {
        files.add(random.nextInt(files.size() + 1), slot);
    }

    @Override
    public int victim(IntPredicate evictable) {
        for (int slot : files) {
            if (evictable.test(slot)) {
                return slot;
            }
        }
        return NONE;
    }

    @Override
    public void onRemove(int slot, boolean evicted) {
        files.remove(Integer.valueOf(slot));
    }
}
