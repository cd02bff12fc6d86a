package dev.servelab.cache;

import dev.servelab.record.DecisionLog;
import java.time.Duration;

/**
 * How a cache is set up.
 *
 * @param budgetBytes most bytes held for file content, at least one packet
 * @param packetBytes see {@link Slab} for the range
 * @param revalidate  how long a look-up of a file's version counts; zero: every request looks
 * @param log         told of every decision
 */
public record CacheSettings(CacheSpec spec, long budgetBytes, int packetBytes,
        Duration revalidate, DecisionLog log) {
    /** 64 MiB. */
    public static final long DEFAULT_BUDGET_BYTES = 64L << 20;
    /** The coursework's transfer buffer. */
    public static final int DEFAULT_PACKET_BYTES = 1024;
    /** Once a second. */
    public static final Duration DEFAULT_REVALIDATE = Duration.ofSeconds(1);

    public CacheSettings {
        if (revalidate.isNegative()) {
            throw new IllegalArgumentException("revalidate " + revalidate + " is negative");
        }
    }

    /** One whose decisions nobody is told of. */
    public CacheSettings(CacheSpec spec, long budgetBytes, int packetBytes, Duration revalidate) {
        this(spec, budgetBytes, packetBytes, revalidate, DecisionLog.NONE);
    }

    public CacheSettings withLog(DecisionLog other) {
        return new CacheSettings(spec, budgetBytes, packetBytes, revalidate, other);
    }
}
