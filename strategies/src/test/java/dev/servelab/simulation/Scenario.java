package dev.servelab.simulation;

import dev.servelab.cache.CacheSettings;
import dev.servelab.cache.CacheSpec;
import dev.servelab.cache.Transfer;
import dev.servelab.disk.FileIo;
import dev.servelab.eviction.Order;
import dev.servelab.front.FrontSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How one simulation is set up.
 *
 * @param connections   so many at one time at most
 * @param pausesPercent how many calls to the file system last, where any do
 * @param largeFile     whether there is a file of several reads' length
 * @param stopAtPercent of its events: when the server is told to stop, if it is
 */
record Scenario(CacheSettings cache, FrontSettings front, FileIo fileIo, Duration diskTimeout,
        Set<Trouble> troubles, int connections, int pausesPercent, boolean largeFile,
        int stopAtPercent) {
    private static final List<CacheSpec> POLICIES = policies();
    private static final List<Duration> REVALIDATE = List.of(Duration.ZERO, Duration.ofSeconds(1),
            Duration.ZERO, Duration.ofMillis(100), Duration.ofSeconds(5));
    private static final List<Integer> PACKETS = List.of(16, 64, 100, 256, 1_024);
    private static final List<Duration> TIMEOUTS = List.of(Duration.ofMillis(200),
            Duration.ofSeconds(2), Duration.ofSeconds(30));
    /** One seed in so many has only what no client could notice. */
    private static final int CALM_ONE_IN = 8;

    /** Policies and times of revalidation in turn: few seeds have them all; the rest is drawn. */
    static Scenario of(long seed, Draw draw) {
        int packetBytes = draw.of(PACKETS);
        int packets = draw.between(4, 48) * Math.max(1, 256 / packetBytes);
        boolean largeFile = draw.percent(10);
        return new Scenario(
                new CacheSettings(inTurn(POLICIES, seed), (long) packets * packetBytes,
                        packetBytes, inTurn(REVALIDATE, seed / POLICIES.size())),
                new FrontSettings(packetBytes, packetsPerWrite(packetBytes, largeFile, draw),
                        draw.of(TIMEOUTS), seed % 2 != 0),
                draw.percent(30) ? FileIo.INLINE : new FileIo(draw.between(1, 4)),
                draw.of(TIMEOUTS), troubles(draw), draw.between(2, 8),
                draw.of(List.of(10, 40, 70)), largeFile, draw.between(85, 98));
    }

    boolean has(Trouble trouble) {
        return troubles.contains(trouble);
    }

    private static <T> T inTurn(List<T> choices, long turn) {
        return choices.get((int) Math.floorMod(turn, (long) choices.size()));
    }

    /** Few, so that small files take several writes and are pinned meanwhile. */
    private static int packetsPerWrite(int packetBytes, boolean largeFile, Draw draw) {
        int bytes = largeFile || draw.percent(30)
                ? Transfer.TAIL_BYTES
                : draw.between(100, 800);
        return Math.max(1, bytes / packetBytes);
    }

    private static Set<Trouble> troubles(Draw draw) {
        if (draw.below(CALM_ONE_IN) == 0) {
            return EnumSet.of(Trouble.SLOW_CALLS, Trouble.SHORT_READS, Trouble.REPLACED_FILES);
        }
        Set<Trouble> troubles = EnumSet.noneOf(Trouble.class);
        for (Trouble trouble : Trouble.values()) {
            if (draw.percent(60)) {
                troubles.add(trouble);
            }
        }
        if (troubles.contains(Trouble.WALL_JUMPS)) {
            // Whether a file is at rest is told by the wall clock: then nothing is promised.
            troubles.remove(Trouble.SLOW_WRITES);
        }
        return troubles;
    }

    private static List<CacheSpec> policies() {
        List<CacheSpec> specs = new ArrayList<>();
        for (Order order : Order.values()) {
            specs.add(new CacheSpec(order, false));
            specs.add(new CacheSpec(order, true));
        }
        specs.add(CacheSpec.NONE);
        return specs;
    }
}
