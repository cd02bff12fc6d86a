package dev.servelab.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * The sizes of one run.
 *
 * @param sizes at least one
 */
public record CacheSizes(List<CacheSize> sizes) {
    /** Where none are asked for: shares of the footprint, over the whole of a curve. */
    public static final CacheSizes USUAL = new CacheSizes(
            List.of(.01, .02, .05, .1, .2, .4, .8).stream()
                    .map(share -> (CacheSize) new CacheSize.Share(share)).toList());

    public CacheSizes {
        if (sizes.isEmpty()) {
            throw new IllegalArgumentException("no size is given");
        }
        sizes = List.copyOf(sizes);
    }

    /** So many sizes from one to another, both included, each by one factor larger. */
    public static List<CacheSize> range(CacheSize low, CacheSize high, int steps) {
        if (steps < 2) {
            throw new IllegalArgumentException("a range has at least 2 steps");
        }
        if (low instanceof CacheSize.Amount from && high instanceof CacheSize.Amount to) {
            checkRising((double) from.count(), (double) to.count());
            boolean inBytes = from.inBytes() || to.inBytes();
            return spaced((double) from.count(), (double) to.count(), steps).stream().map(
                    count -> (CacheSize) new CacheSize.Amount(Math.round(count), inBytes)).toList();
        }
        if (low instanceof CacheSize.Share from && high instanceof CacheSize.Share to) {
            checkRising(from.share(), to.share());
            return spaced(from.share(), to.share(), steps).stream().map(
                    share -> (CacheSize) new CacheSize.Share(Math.min(1, share))).toList();
        }
        throw new IllegalArgumentException("a range is of sizes or of shares, not of both");
    }

    /** Whether it must be known how much there is to cache. */
    boolean needFootprint() {
        return sizes.stream().anyMatch(size -> size instanceof CacheSize.Share);
    }

    /**
     * Capacities, ascending, each once.
     *
     * @param footprint in that unit; asked for only where {@link #needFootprint}
     * @throws SimulationFailure if bytes are asked for where objects are counted
     */
    List<Long> capacities(Unit unit, long footprint) throws SimulationFailure {
        List<Long> capacities = new ArrayList<>();
        for (CacheSize size : sizes) {
            capacities.add(switch (size) {
                case CacheSize.Amount amount -> checked(amount, unit);
                case CacheSize.Share share -> Math.max(1, (long) (share.share() * footprint));
            });
        }
        return capacities.stream().sorted().distinct().toList();
    }

    private static long checked(CacheSize.Amount amount, Unit unit) throws SimulationFailure {
        if (amount.inBytes() && unit == Unit.OBJECTS) {
            throw SimulationFailure.ofUsage("--sizes counts objects here, and is given in bytes: "
                    + "give plain numbers, or --unit bytes");
        }
        return amount.count();
    }

    private static void checkRising(double low, double high) {
        if (low >= high) {
            throw new IllegalArgumentException("a range goes from a smaller size to a larger one");
        }
    }

    private static List<Double> spaced(double low, double high, int steps) {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            values.add(i == steps - 1
                    ? high
                    : low * Math.pow(high / low, (double) i / (steps - 1)));
        }
        return values;
    }
}
