package dev.servelab.lesson.eviction;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is to be seen in each {@link Scenario}, checked on its lanes as they were played. */
final class ScenarioClaims {
    /** The published lists, one for each {@code list} of the coursework's steps. */
    private static final List<Set<String>> LISTS = List.of(Set.of("4"), Set.of("1", "5"),
            Set.of("2", "4"), Set.of("5"), Set.of("2", "5"), Set.of("5"), Set.of("5"),
            Set.of("1", "2", "4"));
    private static final int COURSEWORK_HITS = 16;

    private ScenarioClaims() {}

    static List<Claim> belady(List<Lane> lanes) {
        Lane small = lanes.get(0);
        Lane large = lanes.get(1);
        return List.of(Claim.that(small.total().hits() > large.total().hits(),
                "belady.claim", small.total().hits(), small.spec().capacityBytes(),
                large.total().hits(), large.spec().capacityBytes()));
    }

    static List<Claim> cliff(List<Lane> lanes) {
        Counters tight = lanes.get(0).total();
        Counters roomy = lanes.get(1).total();
        return List.of(
                Claim.that(tight.hits() == 0, "cliff.none", lanes.get(0).spec().capacityBytes(),
                        tight.hits(), tight.requests()),
                Claim.that(roomy.misses() == lanes.get(1).spec().capacityBytes(), "cliff.all",
                        lanes.get(1).spec().capacityBytes(), roomy.hits(), roomy.requests()));
    }

    /** After the scan the three files that were asked for all along are asked for again. */
    static List<Claim> scan(List<Lane> lanes) {
        List<Claim> claims = new ArrayList<>();
        for (Lane lane : lanes) {
            int beforeLast = lane.steps().size() - 1 - 3;
            long hits = lane.total().hits() - lane.steps().get(beforeLast).counters().hits();
            boolean isLru = lane.spec().policy().equals("lru");
            claims.add(Claim.that(hits == (isLru ? 0 : 3), isLru ? "scan.lost" : "scan.kept",
                    lane.spec().policy(), hits));
        }
        return claims;
    }

    static List<Claim> slowReader(List<Lane> lanes) {
        List<Claim> claims = new ArrayList<>();
        for (Lane lane : lanes.subList(0, 2)) {
            Counters total = lane.total();
            claims.add(Claim.that(total.dooms() == 1 && total.bypasses() > 0,
                    "slow-reader.dooms", lane.spec().policy(), total.dooms(), total.bypasses()));
        }
        Counters aware = lanes.get(2).total();
        claims.add(Claim.that(aware.dooms() == 0 && aware.bypasses() == 0
                && aware.passedOver() > 0, "slow-reader.passes", lanes.get(2).spec().policy(),
                aware.passedOver()));
        long frozen = lanes.get(0).total().hits();
        claims.add(Claim.that(aware.hits() < frozen, "slow-reader.cost", aware.hits(), frozen));
        return claims;
    }

    static List<Claim> flagBug(List<Lane> lanes) {
        Counters flag = lanes.get(0).total();
        Counters count = lanes.get(1).total();
        return List.of(Claim.that(flag.torn() == 1, "flag-bug.flag", flag.torn()),
                Claim.that(count.torn() == 0 && count.passedOver() == 0 && count.bypasses() == 1,
                        "flag-bug.count", count.bypasses()));
    }

    static List<Claim> coursework(List<Lane> lanes) {
        List<Claim> claims = new ArrayList<>();
        for (Lane lane : lanes) {
            List<Set<String>> lists = new ArrayList<>();
            for (int step = 1; step < lane.steps().size(); step++) {
                if (isList(step)) {
                    lists.add(Set.copyOf(lane.steps().get(step).list()));
                }
            }
            claims.add(Claim.that(lists.equals(LISTS), "coursework.lists", lane.spec().policy(),
                    lists.size()));
            claims.add(Claim.that(lane.total().hits() == COURSEWORK_HITS, "coursework.hits",
                    lane.spec().policy(), lane.total().hits(), lane.total().requests()));
        }
        return claims;
    }

    private static boolean isList(int step) {
        return Scenario.COURSEWORK.script().requests().get(step - 1).kind() == Request.Kind.LIST;
    }
}
