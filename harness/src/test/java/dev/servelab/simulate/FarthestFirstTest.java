package dev.servelab.simulate;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The heap against a search through all. */
class FarthestFirstTest {
    private static final int SLOTS = 40;
    private static final int STEPS = 20_000;

    @Test
    void first_randomSteps_isTheFarthest() {
        SplittableRandom random = new SplittableRandom(3);
        FarthestFirst order = new FarthestFirst();
        Map<Integer, Long> distances = new HashMap<>();
        for (int position = 0; position < STEPS; position++) {
            int slot = random.nextInt(SLOTS);
            if (distances.containsKey(slot)) {
                order.remove(slot);
                distances.remove(slot);
            } else {
                int next = random.nextInt(4) == 0
                        ? NextUses.NEVER
                        : STEPS + STEPS * random.nextInt(1_000) + position; // each once
                order.use(slot, position, next);
                distances.put(slot, next == NextUses.NEVER ? Long.MAX_VALUE - position : next);
            }
            order.checkInvariants();
            if (!distances.isEmpty()) {
                assertThat(order.first()).isEqualTo(distances.entrySet().stream()
                        .max(Comparator.comparingLong(Map.Entry::getValue)).orElseThrow()
                        .getKey());
            }
        }
    }
}
