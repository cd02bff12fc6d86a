package dev.servelab.lesson.check;

import dev.servelab.custom.CustomPolicy;
import dev.servelab.eviction.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what is wrong with a policy, one kind of mistake after another, and stops at the first:
 * most mistakes bring others with them.
 */
public final class Checker {
    private Checker() {}

    /**
     * Checks one.
     *
     * @param claim an order of the catalogue that it must be equal to; null if none is claimed
     * @param seed  of the traces: the same seed finds the same
     */
    public static Checked check(CustomPolicy policy, @Nullable Order claim, long seed) {
        return check(policy, claim, new Draws(seed, Draws.USUAL));
    }

    static Checked check(CustomPolicy policy, @Nullable Order claim, Draws draws) {
        ManyFiles manyFiles = new ManyFiles();
        List<Examination> examinations = new ArrayList<>(List.<Examination>of(
                (player, any) -> endsProcess(policy), Sameness::ofTwoRuns, Sameness::ofTwoObjects,
                new Duties(), Sameness::withoutLists, Sameness::inFreshSlots));
        if (claim != null) {
            examinations.add(new Claim(claim));
        }
        examinations.addAll(List.of(manyFiles, new Growth()));
        for (Examination examination : examinations) {
            Optional<Finding> found = examination.examine(new Player(policy), draws);
            if (found.isPresent()) {
                return new Checked(policy.file(), found.get(), List.of(), draws.seed(),
                        draws.count());
            }
        }
        return new Checked(policy.file(), null, manyFiles.notes(), draws.seed(),
                draws.count());
    }

    /** It is kept from it when it runs, and must be told even if no trace comes there. */
    private static Optional<Finding> endsProcess(CustomPolicy policy) {
        return policy.endsProcess()
                ? Optional.of(Finding.of(Rule.ENDS_PROCESS, null, "said.ENDS_PROCESS"))
                : Optional.empty();
    }
}
