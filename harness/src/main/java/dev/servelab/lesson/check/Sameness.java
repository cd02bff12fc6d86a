package dev.servelab.lesson.check;

import dev.servelab.lesson.check.Op.Kind;
import dev.servelab.lesson.check.Player.Way;
import java.util.Optional;

/** Looks for traces that give other decisions although nothing is other that may matter. */
final class Sameness {
    /** A coin that decides is found out by so many plays, or it decides next to nothing. */
    private static final int PLAYS = 6;
    /** Loading a class takes as long as a hundred plays. */
    private static final int LOADED_APART = 12;

    private Sameness() {}

    /** The same traces on two objects of classes that were loaded apart. */
    static Optional<Finding> ofTwoRuns(Player player, Draws draws) {
        Player one = player.anew();
        Player other = player.anew();
        return draws.of(Stage.REQUESTS).filter(trace -> differs(one.play(trace), other.play(trace)))
                .findFirst()
                .map(trace -> Shrinker.shorter(trace, tried -> changes(player, tried)))
                .map(trace -> Finding.of(Rule.NOT_DETERMINISTIC, trace, "said.TWO_RUNS"));
    }

    private static boolean changes(Player player, Trace trace) {
        Played first = player.anew().play(trace);
        for (int i = 1; i < PLAYS; i++) {
            if (differs(first, player.anew().play(trace))) {
                return true;
            }
        }
        return false;
    }

    /** The same trace twice, on two objects of one class. */
    static Optional<Finding> ofTwoObjects(Player player, Draws draws) {
        return draws.of(Stage.REQUESTS).limit(LOADED_APART)
                .filter(trace -> changesOnSecond(player, trace)).findFirst()
                .map(trace -> Shrinker.shorter(trace, tried -> changesOnSecond(player, tried)))
                .map(trace -> Finding.of(Rule.STATIC_STATE, trace, "said.TWO_OBJECTS"));
    }

    private static boolean changesOnSecond(Player player, Trace trace) {
        Player one = player.anew();
        return differs(one.play(trace), one.play(trace));
    }

    /** The same trace with LIST in between, and without. */
    static Optional<Finding> withoutLists(Player player, Draws draws) {
        return draws.shortest(trace -> differs(player.play(trace),
                player.play(trace.without(Kind.LIST))), Stage.LISTS)
                .map(trace -> found(Rule.LIST_CHANGES_ORDER, trace, "said.WITHOUT_LIST",
                        player.play(trace), player.play(trace.without(Kind.LIST))));
    }

    /** After all files have left: the same trace in the slots they had, and in new ones. */
    static Optional<Finding> inFreshSlots(Player player, Draws draws) {
        return draws.shortest(trace -> isForReuse(trace, player.play(trace))
                && remembers(player, trace), Stage.REUSE)
                .map(trace -> found(Rule.SLOT_REUSE, trace, "said.FRESH_SLOTS",
                        player.play(trace), player.play(trace, Way.FRESH_SLOTS_AFTER_EMPTY)));
    }

    private static boolean remembers(Player player, Trace trace) {
        Played fresh = player.play(trace, Way.FRESH_SLOTS_AFTER_EMPTY);
        return !fresh.isBroken() && player.play(trace).firstDifference(fresh) >= 0;
    }

    /** Nothing was decided before all files left, so only what was kept of them can matter. */
    private static boolean isForReuse(Trace trace, Played played) {
        int empty = trace.ops().indexOf(Op.of(Kind.EMPTY, 0, 1));
        return !played.isBroken() && empty >= 0
                && trace.ops().lastIndexOf(Op.of(Kind.EMPTY, 0, 1)) == empty
                && played.decisions().stream().allMatch(decision -> decision.step() > empty);
    }

    /** Says where two plays part, and who goes in each. */
    static Finding found(Rule rule, Trace trace, String said, Played here, Played there,
            Object... more) {
        int at = here.firstDifference(there);
        Object[] arguments = new Object[2 + more.length];
        arguments[0] = here.fileGoing(at);
        arguments[1] = there.fileGoing(at);
        System.arraycopy(more, 0, arguments, 2, more.length);
        return Finding.of(rule, trace, said, arguments);
    }

    static boolean differs(Played one, Played other) {
        return one.firstDifference(other) >= 0 || one.isBroken() != other.isBroken();
    }
}
