package dev.servelab.telemetry;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/** What this JVM was started with, and what its collectors have cost since they were last asked. */
final class JvmFigures {
    /** Collectors that run beside the program have one bean for their pauses and one for this. */
    private static final String CONCURRENT = " Cycles";

    private final List<GarbageCollectorMXBean> collectors = ManagementFactory
            .getGarbageCollectorMXBeans().stream()
            .filter(bean -> !bean.getName().endsWith(CONCURRENT)).toList();
    private long countTaken;
    private long pauseMsTaken;

    /** Collections and their pauses since the last call. */
    synchronized void takeInto(JsonObject telemetry) {
        long count = collectors.stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount).sum();
        long pauseMs = collectors.stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime).sum();
        telemetry.addProperty("gc_count", count - countTaken);
        telemetry.addProperty("gc_pause_s", (pauseMs - pauseMsTaken) / 1e3);
        countTaken = count;
        pauseMsTaken = pauseMs;
    }

    /** What does not change, and the most of the heap that was in use. */
    JsonObject facts() {
        JsonObject jvm = new JsonObject();
        jvm.addProperty("version", Runtime.version().toString());
        JsonArray arguments = new JsonArray();
        ManagementFactory.getRuntimeMXBean().getInputArguments().forEach(arguments::add);
        jvm.add("arguments", arguments);
        JsonArray names = new JsonArray();
        collectors.forEach(bean -> names.add(bean.getName()));
        jvm.add("collectors", names);
        jvm.addProperty("processors", Runtime.getRuntime().availableProcessors());
        jvm.addProperty("heap_peak_bytes", heapPeakBytes());
        return jvm;
    }

    /** Each pool's own peak, summed: the peaks need not have come at one time. */
    private static long heapPeakBytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage == null ? 0 : usage.getUsed()).sum();
    }
}
