package dev.servelab.lesson.check;

import dev.servelab.custom.Breach;
import dev.servelab.custom.BrokenPolicyException;
import dev.servelab.lesson.check.Op.Kind;
import dev.servelab.lesson.check.Player.Way;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The duties that one call is enough to see broken. What the mistake is called follows from what
 * the shortest trace cannot do without.
 */
final class Duties implements Examination {
    @Override
    public Optional<Finding> examine(Player player, Draws draws) {
        boolean lateHits = wantsLateHits(player);
        return Stream.of(Stage.values()).filter(stage -> lateHits || stage != Stage.LATE_HITS)
                .flatMap(stage -> firstBreach(player, draws, stage)
                        .flatMap(breach -> draws.shortest(trace -> breaks(player, trace, breach),
                                stage))
                        .stream())
                .findFirst().map(trace -> finding(player, trace));
    }

    private static boolean wantsLateHits(Player player) {
        try {
            return player.create(1, Player.STEPS_PER_CALL).wantsConcurrentHits();
        } catch (BrokenPolicyException inConstructor) {
            // Found again, and named, by whatever is played first.
            return false;
        }
    }

    private static Optional<Breach> firstBreach(Player player, Draws draws, Stage stage) {
        return draws.of(stage).map(trace -> player.play(trace).broken()).filter(Objects::nonNull)
                .map(BrokenPolicyException::breach).findFirst();
    }

    private static boolean breaks(Player player, Trace trace, Breach breach) {
        BrokenPolicyException broken = player.play(trace).broken();
        return broken != null && broken.breach() == breach;
    }

    private static Finding finding(Player player, Trace shortest) {
        Played played = player.play(shortest);
        BrokenPolicyException broken = broken(player, shortest);
        Rule rule = rule(player, shortest, played, broken.breach());
        Throwable cause = broken.getCause();
        return Finding.of(rule, shortest, "said." + broken.breach(), broken.method(),
                Math.max(0, broken.slot()), cause == null ? "" : cause.toString())
                .at(broken.line(), broken.method());
    }

    private static BrokenPolicyException broken(Player player, Trace trace) {
        BrokenPolicyException broken = player.play(trace).broken();
        if (broken == null) {
            throw new IllegalStateException("played twice, the policy broke a rule once");
        }
        return broken;
    }

    private static Rule rule(Player player, Trace trace, Played played, Breach breach) {
        if (trace.has(Kind.LATE_HIT)) {
            return Rule.LATE_HIT;
        }
        return switch (breach) {
            case ENDS_PROCESS -> Rule.ENDS_PROCESS;
            case TOO_MANY_STEPS -> Rule.LOOPS;
            case ASKED_TWICE -> Rule.ASKS_TWICE;
            case NOT_EVICTABLE -> Rule.VICTIM_MAY_NOT_GO;
            case THROWN -> needsRecycling(player, trace) ? Rule.SLOT_REUSE : Rule.THROWS;
            case UNKNOWN_SLOT, ASKED_UNKNOWN ->
                played.slotWasUsed() ? Rule.FORGETS_REMOVAL : Rule.UNKNOWN_SLOT;
            case LIST_UNKNOWN -> played.slotWasUsed() ? Rule.FORGETS_REMOVAL : Rule.LIST_WRONG;
            case LIST_MISSING, LIST_TWICE -> listRule(trace);
            case NO_VICTIM -> lostRule(player, trace);
        };
    }

    private static Rule listRule(Trace trace) {
        if (trace.has(Kind.ASK)) {
            return Rule.VICTIM_REMOVES;
        }
        long lists = trace.ops().stream().filter(op -> op.kind() == Kind.LIST).count();
        return lists > 1 ? Rule.LIST_LOSES_FILES : Rule.LIST_WRONG;
    }

    /** It has no victim: what has it lost, and by what? */
    private static Rule lostRule(Player player, Trace trace) {
        if (trace.has(Kind.LIST)) {
            return Rule.LIST_LOSES_FILES;
        }
        if (trace.has(Kind.ASK)) {
            return Rule.VICTIM_REMOVES;
        }
        if (trace.lockAware() && trace.has(Kind.LET_GO)) {
            return Rule.DROPS_PASSED_OVER;
        }
        if (trace.hasSizes()) {
            return Rule.COUNTS_OBJECTS;
        }
        return needsRecycling(player, trace) ? Rule.SLOT_REUSE : Rule.NO_VICTIM;
    }

    private static boolean needsRecycling(Player player, Trace trace) {
        return !player.play(trace, Way.FRESH_SLOTS).isBroken();
    }
}
