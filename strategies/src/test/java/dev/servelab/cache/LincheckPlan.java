package dev.servelab.cache;

import dev.servelab.cache.CacheOperations.AlwaysRight;
import dev.servelab.cache.CacheOperations.Variant;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;

/** How Lincheck goes about it: how much, and between which steps it may switch threads. */
final class LincheckPlan {
    private static final int SCENARIOS = Integer.getInteger("lincheck.scenarios", 10);
    private static final int INVOCATIONS = Integer.getInteger("lincheck.invocations", 300);
    /** Operations of each of the two threads. */
    private static final int ACTORS = Integer.getInteger("lincheck.actors", 1);

    /** Its ten seconds are not enough for instrumenting classes on a busy machine. */
    private static final long TIMEOUT_MS = 300_000;

    private LincheckPlan() {}

    /** Throws Lincheck's failure if one is found. */
    static void check(Variant variant) {
        CacheOperations.variant = variant;
        new ModelCheckingOptions().iterations(SCENARIOS).invocationsPerIteration(INVOCATIONS)
                .invocationTimeout$lincheck(TIMEOUT_MS)
                .threads(2).actorsBefore(0).actorsPerThread(ACTORS).actorsAfter(0)
                .sequentialSpecification(AlwaysRight.class).minimizeFailedScenario(false)
                .analyzeStdLib$lincheck(false)
                .addGuarantee(ManagedStrategyGuaranteeKt.forClasses(LincheckPlan::isOneStep)
                        .allMethods().ignore())
                .check(CacheOperations.class);
    }

    /**
     * What is taken as one step, because following it costs most of the time and shows nothing:
     * what is only touched under the cache's lock, what is thread-safe by itself, what never
     * changes, and the test's own files and judgement. Asked at every call, so it has to be quick.
     */
    private static boolean isOneStep(String className) {
        return switch (className) {
            case "dev.servelab.cache.Books", "dev.servelab.cache.Block",
                    "dev.servelab.cache.Slab", "dev.servelab.cache.SlotTable",
                    "dev.servelab.cache.KnownSums", "dev.servelab.cache.StreamBuffers",
                    "dev.servelab.cache.CacheCounters", "dev.servelab.cache.TestClock",
                    "dev.servelab.cache.VersionedFiles",
                    "dev.servelab.cache.VersionedFiles$Opened",
                    "dev.servelab.cache.CacheOperations$Judge",
                    "dev.servelab.cache.CacheOperations$Aftermath", "java.util.ArrayList",
                    "java.util.ArrayDeque", "java.util.HashMap", "java.util.LinkedHashMap",
                    "java.util.concurrent.ConcurrentHashMap" ->
                true;
            default -> className.startsWith("dev.servelab.eviction.")
                    || className.startsWith("dev.servelab.files.")
                    || className.startsWith("dev.servelab.protocol.");
        };
    }
}
