// sieve
import dev.servelab.eviction.EvictionPolicy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

public final class MySieve implements EvictionPolicy {
    private final List<Integer> queue = new ArrayList<>();
    private final Set<Integer> visited = new HashSet<>();
    private int hand;

    @Override
    public void onInsert(int slot, long key, long size) {
        queue.add(slot);
    }

    @Override
    public void onHit(int slot) {
        visited.add(slot);
    }

    @Override
    public int victim(IntPredicate evictable) {
        Set<Integer> refused = new HashSet<>();
        for (int passed = 0; passed < 2 * queue.size(); passed++) {
            if (hand >= queue.size()) {
                hand = 0;
            }
            int slot = queue.get(hand);
            if (!visited.remove(slot) && !refused.contains(slot)) {
                if (evictable.test(slot)) {
                    return slot;
                }
                refused.add(slot);
            }
            hand++;
        }
        return NONE;
    }

    @Override
    public void onRemove(int slot, boolean evicted) {
        int at = queue.indexOf(slot);
        queue.remove(at);
        if (at < hand) {
            hand--;
        }
        if (hand >= queue.size()) {
            hand = 0; // past the youngest it starts at the oldest, before another comes
        }
        visited.remove(slot);
    }

    /** The default would ask victim, which moves the hand. */
    @Override
    public void order(IntConsumer slots) {
        List<Integer> fromHand = new ArrayList<>(queue.subList(Math.min(hand, queue.size()),
                queue.size()));
        fromHand.addAll(queue.subList(0, Math.min(hand, queue.size())));
        fromHand.stream().filter(slot -> !visited.contains(slot)).forEach(slots::accept);
        fromHand.stream().filter(visited::contains).forEach(slots::accept);
    }
}
