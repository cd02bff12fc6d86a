package dev.servelab.lesson.eviction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A script that was played on one cache or several.
 *
 * @param scenario whose requests they are, if any
 * @param claims   what the scenario says of these lanes; empty where others were asked for
 * @param unit     in which all its sizes are written
 */
public record Demo(Optional<Scenario> scenario, Script script, List<Lane> lanes,
        List<Claim> claims, ByteUnit unit) {
    /** The bundle of texts that all of this is said with. */
    public static final String TEXTS = "eviction/demo";

    /** So that they can be told apart on one screen. */
    public static final int LANES_LIMIT = 12;

    public Demo {
        lanes = List.copyOf(lanes);
        claims = List.copyOf(claims);
    }

    /** Plays a scenario as it is meant. */
    public static Demo of(Scenario scenario) throws PolicyBroke {
        List<Lane> lanes = play(scenario.script(), scenario.lanes());
        return new Demo(Optional.of(scenario), scenario.script(), lanes, scenario.claims(lanes),
                unit(scenario.script(), scenario.lanes()));
    }

    /** Plays requests on caches of one's choice. */
    public static Demo of(Optional<Scenario> scenario, Script script, List<LaneSpec> caches)
            throws PolicyBroke {
        return new Demo(scenario, script, play(script, caches), List.of(), unit(script, caches));
    }

    /** How many steps there are, the empty cache not counted. */
    public int steps() {
        return script.requests().size();
    }

    static List<Lane> play(Script script, List<LaneSpec> caches) throws PolicyBroke {
        List<Lane> lanes = new ArrayList<>();
        for (LaneSpec cache : caches) {
            lanes.add(Playing.play(script, cache));
        }
        return lanes;
    }

    private static ByteUnit unit(Script script, List<LaneSpec> caches) {
        Stream<Long> sizes = script.sizes().stream().filter(size -> size > 0);
        return ByteUnit.of(LongStream.concat(sizes.mapToLong(size -> size),
                caches.stream().mapToLong(LaneSpec::capacityBytes)));
    }
}
