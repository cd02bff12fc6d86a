package dev.servelab.lesson.eviction;

import dev.servelab.cache.CacheSpec;

/**
 * One cache of a demo: a policy, and how much it may hold.
 *
 * @param policy        its name, in full
 * @param cache         its order, and whether it passes over what is being sent
 * @param flag          whether "being sent" is a flag, as in the coursework, and not a count
 * @param capacityBytes at least 1
 */
public record LaneSpec(String policy, CacheSpec cache, boolean flag, long capacityBytes) {
    /** A policy that only demos have, with a bug on purpose. */
    public static final String LOCK_FLAG = "lock-flag";

    public LaneSpec {
        if (!isCapacity(capacityBytes)) {
            throw new IllegalArgumentException("a cache of " + capacityBytes + " bytes");
        }
    }

    /**
     * Reads a policy as {@code serve} does, and {@code lock-flag} or {@code lock-flag:ORDER}.
     *
     * @throws IllegalArgumentException if there is no such policy; the message is for the user
     */
    public static LaneSpec parse(String policy, long capacityBytes) {
        if (policy.equals(LOCK_FLAG) || policy.startsWith(LOCK_FLAG + ":")) {
            CacheSpec under = CacheSpec.parse("lock-aware" + policy.substring(LOCK_FLAG.length()));
            return new LaneSpec(LOCK_FLAG + under.toString().substring("lock-aware".length()),
                    under, true, capacityBytes);
        }
        CacheSpec cache = CacheSpec.parse(policy);
        return new LaneSpec(cache.toString(), cache, false, capacityBytes);
    }

    /** Whether a cache may have that size. */
    public static boolean isCapacity(long bytes) {
        return bytes >= 1 && bytes <= ByteUnit.LIMIT_BYTES;
    }

    /** The name of the order alone, by which its reasons are found; empty for {@code none}. */
    String order() {
        return cache.order() == null ? "" : cache.order().id();
    }
}
