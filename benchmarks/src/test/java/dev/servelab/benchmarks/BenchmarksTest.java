package dev.servelab.benchmarks;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.servelab.benchmarks.peer.Peer;
import dev.servelab.eviction.Order;
import dev.servelab.files.Resolution;
import dev.servelab.server.Strategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
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
    private static final Path PAGE = Path.of("..", "docs", "benchmarks.md");

    @TempDir
    private static Path folder;
    private static Collection<RunResult> results = List.of();

    /** One value of each parameter that only makes it longer, or that a system may lack. */
    @BeforeAll
    static void runEverySuite() throws RunnerException {
        results = new Runner(new OptionsBuilder()
                .param("order", Order.LRU.name())
                .param("lockAware", "true")
                .param("traffic", Traffic.ZIPF.name())
                .param("fileBytes", "65536")
                .param("bodyBytes", "65536")
                .param("bytes", "65536")
                .param("resolution", Resolution.AUTO.name())
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(10))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .resultFormat(ResultFormatType.JSON)
                .result(folder.resolve("results.json").toString())
                .build()).run();
    }

    @Test
    void run_everySuite_measuresEveryBenchmark() {
        Set<String> listed = entries().stream().map(BenchmarkListEntry::getUsername)
                .collect(Collectors.toSet());

        assertThat(listed).isNotEmpty();
        assertThat(results).extracting(result -> result.getParams().getBenchmark())
                .hasSameElementsAs(listed);
        assertThat(results).allSatisfy(
                result -> assertThat(result.getPrimaryResult().getScore()).isPositive());
    }

    @Test
    void run_withResultFormatJson_writesEachResult() throws IOException {
        JsonArray written = JsonParser
                .parseString(Files.readString(folder.resolve("results.json"))).getAsJsonArray();

        assertThat(written).hasSameSizeAs(results).allSatisfy(each -> {
            JsonObject metric = each.getAsJsonObject().getAsJsonObject("primaryMetric");
            assertThat(each.getAsJsonObject().get("benchmark").getAsString()).isNotEmpty();
            assertThat(metric.get("score").getAsDouble()).isPositive();
            assertThat(metric.get("scoreUnit").getAsString()).endsWith("/op");
        });
    }

    /** A parameter, the enum that it lists, and the suites that must have it. */
    record Catalogue(String parameter, List<? extends Enum<?>> values, Set<Class<?>> suites) {}

    static List<Catalogue> catalogues() {
        return List.of(
                new Catalogue("order", List.of(Order.values()), Set.of(PolicyBenchmark.class,
                        CacheHitBenchmark.class, CacheChurnBenchmark.class)),
                new Catalogue("strategy", List.of(Strategy.values()),
                        Set.of(ServerRoundTripBenchmark.class)),
                new Catalogue("peer", List.of(Peer.values()),
                        Set.of(CacheHitBenchmark.class, CacheChurnBenchmark.class)),
                new Catalogue("resolution", List.of(Resolution.values()),
                        Set.of(FileOpenBenchmark.class)));
    }

    @ParameterizedTest
    @MethodSource("catalogues")
    void parameter_ofACatalogue_hasEveryEntryOfIt(Catalogue catalogue) {
        String[] all = catalogue.values().stream().map(Enum::name).toArray(String[]::new);
        List<BenchmarkListEntry> having = entries().stream()
                .filter(entry -> parameters(entry).containsKey(catalogue.parameter())).toList();

        assertThat(having).allSatisfy(entry -> assertThat(
                parameters(entry).get(catalogue.parameter())).containsExactly(all));
        assertThat(having).extracting(BenchmarkListEntry::getUserClassQName)
                .containsAll(catalogue.suites().stream().map(Class::getName).toList());
    }

    @Test
    void page_hasASectionForEverySuite() throws IOException {
        Set<String> suites = entries().stream().map(BenchmarkListEntry::getUserClassQName)
                .map(name -> "## " + name.substring(name.lastIndexOf('.') + 1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(Files.readAllLines(PAGE)).containsAll(suites);
    }

    private static Map<String, String[]> parameters(BenchmarkListEntry entry) {
        return entry.getParams().orElse(Map.of());
    }

    private static Set<BenchmarkListEntry> entries() {
        return BenchmarkList.defaultList().getAll(
                OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT),
                List.of());
    }
}
