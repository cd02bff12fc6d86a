package dev.servelab.cache;

import dev.servelab.record.DecisionLog;
import java.time.Duration;

/**
 * How a cache is set up.
 *
 * @param budgetBytes most bytes held for file content, at least one packet
 * @param packetBytes see {@link Slab} for the range
 * @param revalidate  how long a look-up of a file's version counts; zero: every request looks
 * @param send        how bytes get from there to a socket
 * @param log         told of every decision
 */
public record CacheSettings(CacheSpec spec, long budgetBytes, int packetBytes,
        Duration revalidate, Sending send, DecisionLog log) {
    /** 64 MiB. */
    public static final long DEFAULT_BUDGET_BYTES = 64L << 20;
    /** The coursework's transfer buffer. */
    public static final int DEFAULT_PACKET_BYTES = 1024;
    /** Once a second. */
    public static final Duration DEFAULT_REVALIDATE = Duration.ofSeconds(1);

    public CacheSettings {
        Slab.checkPacket(packetBytes);
        if (revalidate.isNegative()) {
            throw new IllegalArgumentException("revalidate " + revalidate + " is negative");
        }
    }

    /** One that copies. */
    public CacheSettings(CacheSpec spec, long budgetBytes, int packetBytes, Duration revalidate,
            DecisionLog log) {
        this(spec, budgetBytes, packetBytes, revalidate, Sending.COPY, log);
    }

    /** One that copies, and whose decisions nobody is told of. */
    public CacheSettings(CacheSpec spec, long budgetBytes, int packetBytes, Duration revalidate) {
        this(spec, budgetBytes, packetBytes, revalidate, DecisionLog.NONE);
    }

    public CacheSettings withLog(DecisionLog other) {
        return new CacheSettings(spec, budgetBytes, packetBytes, revalidate, send, other);
    }

    public CacheSettings withSend(Sending other) {
        return new CacheSettings(spec, budgetBytes, packetBytes, revalidate, other, log);
    }

    /** Bytes of which each file is charged a whole number, at least one: a packet, or its pages. */
    public int unitBytes() {
        return send.unitBytes(packetBytes);
    }
}
