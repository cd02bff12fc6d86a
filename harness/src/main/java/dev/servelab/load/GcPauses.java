package dev.servelab.load;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/** How long the garbage collector has stopped this process. */
final class GcPauses {
    private static final double MS_PER_S = 1_000;

    private GcPauses() {}

    /** Since the process began. What a collector does beside the program is no pause. */
    static double totalS() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(GcPauses::pauses)
                .mapToLong(bean -> Math.max(0, bean.getCollectionTime())).sum() / MS_PER_S;
    }

    private static boolean pauses(GarbageCollectorMXBean collector) {
        String name = collector.getName();
        return !name.contains("Cycles") && !name.contains("Concurrent");
    }
}
