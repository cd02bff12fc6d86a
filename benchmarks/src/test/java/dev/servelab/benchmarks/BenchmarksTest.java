package dev.servelab.benchmarks;

import dev.servelab.eviction.Order;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import static org.assertj.core.api.Assertions.assertThat;

/** Every suite, each benchmark for a moment and in this JVM: they run, their figures mean nothing. */
class BenchmarksTest {
    private static Collection<RunResult> results = List.of();

    @BeforeAll
    static void runEverySuite() throws RunnerException {
        results = new Runner(new OptionsBuilder()
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(10))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build()).run();
    }

    @Test
    void run_everySuite_measuresEveryBenchmark() {
        Set<String> listed = BenchmarkList.defaultList()
                .getAll(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT),
                        List.of())
                .stream()
                .map(BenchmarkListEntry::getUsername)
                .collect(Collectors.toSet());

        assertThat(listed).isNotEmpty();
        assertThat(measured(result -> result.getParams().getBenchmark())).isEqualTo(listed);
        assertThat(results).allSatisfy(
                result -> assertThat(result.getPrimaryResult().getScore()).isPositive());
    }

    @Test
    void run_cacheHit_takesEveryOrderOfTheCatalogue() {
        Set<String> orders = Arrays.stream(Order.values()).map(Enum::name)
                .collect(Collectors.toSet());

        assertThat(measured(result -> result.getParams().getParam("order"))).isEqualTo(orders);
    }

    private static Set<String> measured(Function<RunResult, String> what) {
        return results.stream().map(what).collect(Collectors.toSet());
    }
}
