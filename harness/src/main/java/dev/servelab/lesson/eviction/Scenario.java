package dev.servelab.lesson.eviction;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The catalogue of scenarios: requests, caches to play them on, and what is then to be seen. Each
 * claims it in numbers, and the claims are checked whenever it is played. Its texts are the keys
 * that begin with its name.
 */
public enum Scenario {
    /** L. A. Belady, R. A. Nelson, G. S. Shedler, Communications of the ACM 12(6), 1969. */
    BELADY("A B C D A B E A B C D E", () -> lanes("fifo", 3, 4), ScenarioClaims::belady),
    CLIFF("A B C D E A B C D E A B C D E A B C D E", () -> lanes("lru", 4, 5),
            ScenarioClaims::cliff),
    SCAN("A:9 B:9 C:9 A B C A B C 1:9 2:9 3:9 4:9 5:9 6:9 7:9 8:9 9:9 10:9 11:9 12:9 "
            + "A B C", () -> lanes(100, "lru", "sieve", "s3-fifo"), ScenarioClaims::scan),
    SLOW_READER("A:20+ B:20 C:20 D:20 B C D A B C A- D", () -> lanes(64, "fifo",
            "lru", "lock-aware:fifo"), ScenarioClaims::slowReader),
    FLAG_BUG("A:20+ A+ A- B:50 A- B", () -> lanes(64, "lock-flag:fifo",
            "lock-aware:fifo"), ScenarioClaims::flagBug),
    /** The coursework's own 25 steps; each number is a fetch by one client, then by another. */
    COURSEWORK("5:50MiB 5 4:20MiB 4 list 1:5MiB 1 5 5 list 4 4 2:10MiB 2 list 3:15MiB 3 5 5 list "
            + "6:65MiB 6 2 2 list 4 4 5 5 list 4 4 5 5 list 4 4 1 1 2 2 list",
            () -> lanes(64L << 20, "fifo", "lru"), ScenarioClaims::coursework);

    @SuppressWarnings("ImmutableEnumChecker") // a record that copies its list
    private final Script script;
    @SuppressWarnings("ImmutableEnumChecker") // a lambda that holds nothing
    private final Supplier<List<LaneSpec>> lanes;
    @SuppressWarnings("ImmutableEnumChecker") // a method's reference, which holds nothing
    private final Function<List<Lane>, List<Claim>> claims;

    Scenario(String script, Supplier<List<LaneSpec>> lanes,
            Function<List<Lane>, List<Claim>> claims) {
        this.script = parsed(script);
        this.lanes = lanes;
        this.claims = claims;
    }

    /** As it is typed, and as its texts begin. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The scenario with that name, if there is one. */
    public static Optional<Scenario> ofId(String id) {
        return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
    }

    /**
     * Requests of one's own. One small word is taken for the name of a scenario, wrongly spelt: it would
     * be a single request, which shows nothing.
     */
    public static Script ownScript(String asked) throws WrongRequest {
        if (asked.matches("[a-z][a-z-]+")) {
            throw new WrongRequest("wrong.scenario", asked,
                    Arrays.stream(values()).map(Scenario::id).collect(Collectors.joining(", ")));
        }
        return Script.parse(asked);
    }

    public Script script() {
        return script;
    }

    /** The caches it is meant for. */
    public List<LaneSpec> lanes() {
        return lanes.get();
    }

    List<Claim> claims(List<Lane> played) {
        return claims.apply(played);
    }

    private static Script parsed(String text) {
        try {
            return Script.parse(text);
        } catch (WrongRequest ours) {
            throw new IllegalStateException(ours);
        }
    }

    private static List<LaneSpec> lanes(String policy, long... capacities) {
        return Arrays.stream(capacities).mapToObj(each -> LaneSpec.parse(policy, each)).toList();
    }

    private static List<LaneSpec> lanes(long capacity, String... policies) {
        return Stream.of(policies).map(each -> LaneSpec.parse(each, capacity)).toList();
    }
}
