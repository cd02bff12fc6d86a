package dev.servelab.simulate;

import dev.servelab.cache.CacheSpec;
import dev.servelab.eviction.Order;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A policy that can be simulated: one that the live server could run, or one that knows the future.
 * Exactly one of the two is given.
 *
 * @param cache     any but {@code none}
 * @param foresight null for a policy that the live server could run
 */
public record SimulatedPolicy(@Nullable CacheSpec cache, @Nullable Foresight foresight) {
    public SimulatedPolicy {
        if ((cache == null) == (foresight == null)) {
            throw new IllegalArgumentException("a policy is live or knows the future");
        }
        if (cache != null && cache.order() == null) {
            throw new IllegalArgumentException(
                    "'" + cache + "' caches nothing: there is nothing to simulate");
        }
    }

    /**
     * Reads what {@link CacheSpec#parse} reads, {@code none} apart, or a {@link Foresight}.
     *
     * @throws IllegalArgumentException whose message is one line
     */
    public static SimulatedPolicy parse(String text) {
        return Foresight.ofId(text)
                .map(foresight -> new SimulatedPolicy(null, foresight))
                .orElseGet(() -> new SimulatedPolicy(live(text), null));
    }

    private static CacheSpec live(String text) {
        try {
            return CacheSpec.parse(text);
        } catch (IllegalArgumentException wrong) {
            boolean hasReason = wrong.getCause() != null; // a file that cannot be compiled
            throw hasReason
                    ? wrong
                    : new IllegalArgumentException(
                            "unknown policy '" + text + "': " + possible(), wrong);
        }
    }

    /** Every policy there is, as help texts name them. */
    public static String possible() {
        return Stream.of(Arrays.stream(Order.values()).map(Order::id),
                Arrays.stream(Foresight.values()).map(Foresight::id),
                Stream.of("FILE.java", "lock-aware:ORDER"))
                .flatMap(names -> names).collect(Collectors.joining(", "));
    }

    /** The name used on the command line and in results. */
    public String id() {
        return foresight != null ? foresight.id() : String.valueOf(cache);
    }

    /** Whether it has to know of every request when the next for the same key comes. */
    public boolean needsFuture() {
        return foresight != null;
    }
}
