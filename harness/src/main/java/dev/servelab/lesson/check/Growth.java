package dev.servelab.lesson.check;

import dev.servelab.custom.StrictPolicy;
import java.util.Optional;

/** Whether a policy keeps something of every file that it ever saw. */
final class Growth implements Examination {
    private static final int CAPACITY = 8;
    /** More than a list of what has left may remember for a reason. */
    private static final int FILES = 20_000;

    @Override
    public Optional<Finding> examine(Player player, Draws draws) {
        StrictPolicy policy = player.create(CAPACITY, Player.STEPS_PER_CALL);
        play(policy, 0);
        long before = Holdings.of(policy.policy());
        play(policy, FILES);
        long after = Holdings.of(policy.policy());
        return after - before < FILES / 2
                ? Optional.empty()
                : Optional.of(Finding.of(Rule.GROWS, null, "said.GROWS", CAPACITY, FILES, before,
                        2 * FILES, after));
    }

    /** Files that come once, through a full cache that is empty at the end. */
    private static void play(StrictPolicy policy, int first) {
        for (int file = 0; file < FILES; file++) {
            policy.onMiss(first + file, 1);
            int slot = file;
            if (file >= CAPACITY) {
                slot = policy.victim(any -> true);
                policy.onRemove(slot, true);
            }
            policy.onInsert(slot, first + file, 1);
        }
        for (int slot = 0; slot < CAPACITY; slot++) {
            policy.onRemove(slot, false);
        }
    }
}
