package dev.servelab.lesson.check;

import dev.servelab.lesson.check.Op.Kind;
import dev.servelab.lesson.check.Player.Way;
import java.util.Optional;
import java.util.stream.IntStream;

/** Looks for traces that give other decisions although nothing is other that may matter. */
final class Sameness {
    /** A coin that decides is found out by so many plays, or it decides next to nothing. */
    private static final int PLAYS = 6;
    /** Loading a class takes as long as a hundred plays. */
    private static final int LOADED_APART = 12;
    /** What the first leaves to the others may cancel out in one of them, hardly in all. */
    private static final int OBJECTS = 8;

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

    /** The same traces on objects of one class. One short trace may not be enough to see it. */
    static Optional<Finding> ofTwoObjects(Player player, Draws draws) {
        if (!sharesState(player, draws)) {
            return Optional.empty();
        }
        Optional<Trace> found = draws.of(Stage.REQUESTS)
                .filter(trace -> changesOnOthers(player, trace)).findFirst()
                .map(trace -> Shrinker.shorter(trace, tried -> changesOnOthers(player, tried)));
        return Optional.of(Finding.of(Rule.STATIC_STATE, found.orElse(null), "said.TWO_OBJECTS"));
    }

    /** Twice in a row on a class that has had many objects, and then on classes without a past. */
    private static boolean sharesState(Player player, Draws draws) {
        Player used = player.anew();
        return draws.of(Stage.REQUESTS)
                .anyMatch(trace -> differs(used.play(trace), used.play(trace)))
                || draws.of(Stage.REQUESTS).limit(LOADED_APART)
                        .anyMatch(trace -> differs(used.play(trace), player.anew().play(trace)));
    }

    private static boolean changesOnOthers(Player player, Trace trace) {
        Player apart = player.anew();
        Played first = apart.play(trace);
        return IntStream.range(1, OBJECTS).anyMatch(any -> differs(first, apart.play(trace)));
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
