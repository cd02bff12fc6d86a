package dev.servelab.cache;

import dev.servelab.files.FileVersion;
import dev.servelab.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How long what was read of a file may be believed. Immutable. */
final class Freshness {
    /**
     * A file changed less than this before its load is not cached: a change time moves when a
     * write begins, so that a copy read during the write would carry the new version.
     */
    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    /**
     * A file changed less than this before its load is loaded once more afterwards, because one
     * write may take longer than the quiet time.
     */
    private static final long YOUNG_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Clock clock;
    private final long revalidateNanos;

    /** @param revalidate how long one look-up is enough for all requests; zero: for none */
    Freshness(Clock clock, Duration revalidate) {
        this.clock = clock;
        this.revalidateNanos = revalidate.toNanos();
    }

    /** Whether every request has the directory asked. */
    boolean asksAlways() {
        return revalidateNanos == 0;
    }

    /** Whether a request that arrived then may be answered from the entry without a look-up. */
    boolean suffices(Entry entry, long arrived) {
        long age = arrived - entry.lookupBegan();
        return (age < revalidateNanos || age <= 0) && !entry.isDueForReload(arrived);
    }

    boolean isDueForReload(Entry entry) {
        return entry.isDueForReload(clock.nanoTime());
    }

    /** Whether the file was at rest for long enough to be cached. */
    boolean isQuiet(FileVersion version) {
        return ageNanos(version, clock) >= QUIET_NANOS;
    }

    /** When a copy that is loaded now is to be loaded anew, in nanoseconds; 0: need not be. */
    long reloadAt(FileVersion version) {
        return isSettled(version, clock)
                ? 0
                : clock.nanoTime() + YOUNG_NANOS - ageNanos(version, clock) | 1;
    }

    /** Whether a look-up that is not older than the entry's found another version, or none. */
    static boolean contradicts(Lookup lookup, Entry entry) {
        FileVersion seen = lookup.version();
        boolean differs = seen == null ? lookup.saysGone() : !seen.equals(entry.version);
        return differs && lookup.beganNanos() - entry.lookupBegan() >= 0;
    }

    /** Whether the file was at rest for so long that a copy read now is as good as any. */
    static boolean isSettled(FileVersion version, Clock clock) {
        return ageNanos(version, clock) >= YOUNG_NANOS;
    }

    private static long ageNanos(FileVersion version, Clock clock) {
        return TimeUnit.MILLISECONDS.toNanos(clock.wallMillis()) - version.changeNs();
    }
}
