package dev.servelab.lesson.check;

import dev.servelab.eviction.Order;
import dev.servelab.lesson.check.Player.Way;
import java.util.Optional;

/**
 * What a policy is said to be: it must let the same files go as that order of the catalogue.
 *
 * @param order never {@code random}, whose dice are its own
 */
record Claim(Order order) implements Examination {
    @Override
    public Optional<Finding> examine(Player player, Draws draws) {
        return draws.shortest(trace -> differs(player, trace), Stage.REQUESTS, Stage.SIZES,
                Stage.CHANGES)
                .map(trace -> Sameness.found(
                        ignoresHits(player, draws) ? Rule.IGNORES_HITS : Rule.NOT_AS_CLAIMED, trace,
                        "said.CLAIMED", player.play(trace), reference(trace), order.id()));
    }

    private boolean differs(Player player, Trace trace) {
        return player.play(trace).firstDifference(reference(trace)) >= 0;
    }

    private Played reference(Trace trace) {
        return Player.play(order.create(trace.capacity()), trace, Way.AS_IT_IS,
                (step, cache) -> {});
    }

    /** It decides the same when it is not told of any hit, and the order it claims to be does not. */
    private boolean ignoresHits(Player player, Draws draws) {
        return draws.of(Stage.REQUESTS).allMatch(trace -> player.play(trace)
                .firstDifference(player.play(trace, Way.WITHOUT_HITS)) < 0)
                && draws.of(Stage.REQUESTS).anyMatch(trace -> reference(trace).firstDifference(
                        Player.play(order.create(trace.capacity()), trace, Way.WITHOUT_HITS,
                                (step, cache) -> {})) >= 0);
    }
}
