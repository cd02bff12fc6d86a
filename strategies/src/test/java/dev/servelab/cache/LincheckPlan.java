package dev.servelab.cache;

import dev.servelab.cache.CacheOperations.Variant;
import dev.servelab.testing.Depth;
import java.util.List;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.CTestStructure;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.kotlinx.lincheck.execution.RandomExecutionGenerator;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.CTestConfiguration;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.RandomProvider;
import org.jspecify.annotations.Nullable;

/** How Lincheck goes about it: how much, and between which steps it may switch threads. */
public final class LincheckPlan {
    /** Orders of steps in which a planted bug is certain to show; it ends with the first that does. */
    private static final int FOR_A_BUG = 5_000;
    private static final int SCENARIOS = Integer.getInteger("lincheck.scenarios",
            Depth.of(3, 10));
    private static final int INVOCATIONS = Integer.getInteger("lincheck.invocations",
            Depth.of(25, 300));
    /** Operations of each of the two threads. */
    private static final int ACTORS = Integer.getInteger("lincheck.actors", 1);

    /** Its ten seconds are not enough for instrumenting classes on a busy machine. */
    private static final long TIMEOUT_MS = 300_000;

    private LincheckPlan() {}

    /**
     * Runs the same random programs with each of the variants. One check for all of them, because
     * with every check Lincheck instruments all classes anew, and the JVM compiles them anew.
     *
     * @throws AssertionError with the variant and Lincheck's finding
     */
    static void check(List<Variant> variants) {
        InTurn.variants = variants;
        try {
            options(SCENARIOS * variants.size(), INVOCATIONS).executionGenerator(InTurn.class)
                    .check(CacheOperations.class);
        } catch (LincheckAssertionError found) {
            throw new AssertionError(CacheOperations.variant + ": " + found.getMessage(), found);
        }
    }

    /** Runs one program: both threads ask for that file. Throws Lincheck's finding, if any. */
    static void checkTwoGets(Variant variant, int file) {
        CacheOperations.variant = variant;
        options(0, FOR_A_BUG).addCustomScenario(new ExecutionScenario(List.of(),
                List.of(List.of(get(file)), List.of(get(file))), List.of(), null))
                .check(CacheOperations.class);
    }

    private static Actor get(int file) {
        try {
            return new Actor(CacheOperations.class.getMethod("get", int.class), List.of(file),
                    false, false, false);
        } catch (NoSuchMethodException gone) {
            throw new LinkageError("the operation has another name now", gone);
        }
    }

    private static ModelCheckingOptions options(int programs, int orders) {
        return new ModelCheckingOptions().iterations(programs)
                .invocationsPerIteration(orders)
                .invocationTimeout$lincheck(TIMEOUT_MS)
                .threads(2).actorsBefore(0).actorsPerThread(ACTORS).actorsAfter(0)
                .sequentialSpecification(AlwaysRight.class).minimizeFailedScenario(false)
                .analyzeStdLib$lincheck(false)
                .addGuarantee(ManagedStrategyGuaranteeKt.forClasses(LincheckPlan::isOneStep)
                        .allMethods().ignore());
    }

    /** Random programs, each for all variants in turn. Public because Lincheck makes it. */
    public static final class InTurn extends RandomExecutionGenerator {
        private static List<Variant> variants = List.of();

        private int calls;
        private @Nullable ExecutionScenario program;

        public InTurn(CTestConfiguration configuration, CTestStructure structure,
                RandomProvider random) {
            super(configuration, structure, random);
        }

        @Override
        public ExecutionScenario nextExecution() {
            int turn = calls++ % variants.size();
            CacheOperations.variant = variants.get(turn);
            ExecutionScenario next = turn == 0 || program == null
                    ? super.nextExecution()
                    : program;
            program = next;
            return next;
        }
    }

    /**
     * What is taken as one step, because following it costs most of the time and shows nothing:
     * what is only touched under the cache's lock, what is thread-safe by itself, what never
     * changes, and the test's own files and judgement. Asked at every call, so it has to be quick.
     */
    private static boolean isOneStep(String className) {
        return switch (className) {
            case "dev.servelab.cache.Books", "dev.servelab.cache.Block",
                    "dev.servelab.cache.Slab", "dev.servelab.cache.SlabMemory",
                    "dev.servelab.cache.SlabView", "dev.servelab.cache.SlotTable",
                    "dev.servelab.cache.KnownSums", "dev.servelab.cache.StreamBuffers",
                    "dev.servelab.cache.CacheCounters", "dev.servelab.cache.TestClock",
                    "dev.servelab.cache.VersionedFiles",
                    "dev.servelab.cache.VersionedFiles$Opened",
                    "dev.servelab.cache.CacheOperations$Judge",
                    "dev.servelab.cache.NotedSelection",
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
