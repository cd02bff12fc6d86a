package dev.servelab.torture;

import dev.servelab.load.ErrorClass;
import java.util.EnumMap;
import java.util.Map;

/**
 * What has happened to one variant so far.
 *
 * @param verified whole bodies, every byte right
 * @param bytes of these
 * @param faults of each kind there is
 * @param failures that a fault explains; only those that happened
 * @param wrong bodies that were not the file
 * @param unexplained failures that no fault explains
 * @param seconds since the load began
 */
public record TortureCounts(long verified, long bytes, Map<FaultKind, Long> faults,
        Map<ErrorClass, Long> failures, long wrong, long unexplained, double seconds) {
    /** All faults. */
    public long faultCount() {
        return sum(faults);
    }

    /** Faults by those who do them. */
    public Map<FaultKind.Group, Long> faultsByGroup() {
        Map<FaultKind.Group, Long> groups = new EnumMap<>(FaultKind.Group.class);
        faults.forEach((kind, count) -> groups.merge(kind.group(), count, Long::sum));
        return groups;
    }

    /** Replies that ended before their END line. */
    public long cutCount() {
        return failures.getOrDefault(ErrorClass.SHORT, 0L)
                + failures.getOrDefault(ErrorClass.RESET, 0L);
    }

    /** Requests that were told why not. */
    public long refusedCount() {
        return sum(failures) - cutCount();
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
