package dev.servelab.experiment;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/** Counters of a server at one moment, or their growth between two. Immutable. */
public final class ServerCounters {
    /** Nothing counted. */
    static final ServerCounters ZERO = new ServerCounters(Map.of());

    private final Map<Counter, Long> counts;

    private ServerCounters(Map<Counter, Long> counts) {
        this.counts = counts;
    }

    /** Reads the object of STATS. Of a server that is no more the variant's there are none. */
    static ServerCounters of(JsonObject stats) throws ServerFailure {
        JsonElement broken = stats.get("policy_broken");
        if (broken != null && broken.isJsonPrimitive()) {
            throw new ServerFailure("a policy that breaks a rule is not measured: "
                    + broken.getAsString());
        }
        Map<Counter, Long> counts = new EnumMap<>(Counter.class);
        for (Counter counter : Counter.values()) {
            counts.put(counter, field(stats, counter.id()));
        }
        return new ServerCounters(counts);
    }

    /** These counts, and zero for the others. */
    public static ServerCounters of(Map<Counter, Long> counts) {
        return new ServerCounters(Map.copyOf(counts));
    }

    /** A whole number of STATS. */
    static long field(JsonObject stats, String name) throws ServerFailure {
        JsonElement value = stats.get(name);
        if (value == null || !value.isJsonPrimitive()
                || !value.getAsJsonPrimitive().isNumber()) {
            throw new ServerFailure("the server's counters lack " + name);
        }
        return value.getAsLong();
    }

    /** What was counted since {@code earlier}. */
    ServerCounters since(ServerCounters earlier) {
        return combine(earlier, -1);
    }

    /** Both together. */
    ServerCounters plus(ServerCounters other) {
        return combine(other, 1);
    }

    /** The count. */
    public long get(Counter counter) {
        return counts.getOrDefault(counter, 0L);
    }

    /** Answers that were OK, each of them a hit, a shared miss, a miss or a bypass. */
    public long requests() {
        return get(Counter.HITS) + get(Counter.SHARED_MISSES) + get(Counter.MISSES)
                + get(Counter.BYPASSES);
    }

    /** Hits per request; empty if there was none. */
    public OptionalDouble hitRatio() {
        return ratio(get(Counter.HITS), requests());
    }

    /** Bytes hit per byte requested; empty if there was none. */
    public OptionalDouble byteHitRatio() {
        return ratio(get(Counter.BYTES_HIT), get(Counter.BYTES_REQUESTED));
    }

    /** Bypasses per miss or bypass; empty if there was neither. */
    public OptionalDouble frozenRatio() {
        long bypasses = get(Counter.BYPASSES);
        return ratio(bypasses, get(Counter.MISSES) + bypasses);
    }

    private static OptionalDouble ratio(long part, long whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }

    private ServerCounters combine(ServerCounters other, int sign) {
        Map<Counter, Long> sums = new EnumMap<>(Counter.class);
        for (Counter counter : Counter.values()) {
            sums.put(counter, get(counter) + sign * other.get(counter));
        }
        return new ServerCounters(sums);
    }
}
