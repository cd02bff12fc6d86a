package dev.servelab.lesson.check;

import dev.servelab.custom.BrokenPolicyException;
import dev.servelab.lesson.check.Journal.Decision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trace that was played on a policy, to its end or to where the policy broke a rule.
 *
 * @param broken null if it kept all rules
 * @param step   the last that was played, from 0; -1 if none
 * @param slotWasUsed whether the slot that {@code broken} is about was in use before
 */
record Played(List<Decision> decisions, @Nullable BrokenPolicyException broken, int step,
        boolean slotWasUsed) {
    /** The first decision in which two differ; -1 if there is none. */
    int firstDifference(Played other) {
        int common = Math.min(decisions.size(), other.decisions.size());
        for (int i = 0; i < common; i++) {
            if (decisions.get(i).file() != other.decisions.get(i).file()) {
                return i;
            }
        }
        return decisions.size() == other.decisions.size() ? -1 : common;
    }

    /** The name of the file that a decision lets go; a dash where it is none, or not made. */
    String fileGoing(int decision) {
        int file = decision >= 0 && decision < decisions.size()
                ? decisions.get(decision).file()
                : -1;
        return file >= 0 ? Op.name(file) : "-";
    }

    boolean isBroken() {
        return broken != null;
    }
}
