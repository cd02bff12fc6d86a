package dev.servelab.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.servelab.disk.FileIo;
import dev.servelab.server.Strategy;
import dev.servelab.server.StrategySpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code bench} and {@code compare} with real servers in JVMs of their own, for a moment. */
class MeasureCommandsTest {
    private static final List<String> SHORT = List.of("-d", "300ms", "--warmup", "100ms", "-c",
            "4");

    @TempDir
    Path temporary;

    private Path served = Path.of("");
    private Path out = Path.of("");

    @BeforeEach
    void fill() throws IOException {
        served = Files.createDirectory(temporary.resolve("served"));
        out = temporary.resolve("out");
        for (int i = 0; i < 20; i++) {
            Files.write(served.resolve("file" + i), new byte[1_000 * i]);
        }
    }

    @Test
    void bench_directory_countsTheSameOnBothSides() throws IOException {
        JsonObject json = JsonParser.parseString(run("bench", "--trials", "2", "--json",
                "--connections", "keep-alive", "--revalidate", "0").out()).getAsJsonObject();

        JsonObject variant = json.getAsJsonArray("variants").get(0).getAsJsonObject();
        assertThat(variant.get("ok").getAsLong()).isPositive()
                .isEqualTo(variant.get("issued").getAsLong())
                .isEqualTo(sum(variant, "hits", "misses", "shared_misses", "bypasses"));
        assertThat(variant.get("ok_bytes").getAsLong())
                .isEqualTo(variant.get("bytes_requested").getAsLong());
        assertThat(variant.get("hit_ratio").getAsDouble()).isPositive();
        assertThat(variant.get("peak_cache_bytes").getAsLong()).isPositive();
        assertThat(variant.getAsJsonArray("trials")).hasSize(2);
        assertThat(variant.getAsJsonObject("errors").asMap().values())
                .allMatch(count -> count.getAsLong() == 0);
        assertThat(json.getAsJsonArray("scenes").get(0).getAsJsonObject()
                .getAsJsonObject("settings").get("files").getAsInt()).isEqualTo(20);
        assertThat(json.getAsJsonArray("command").asList()).map(JsonElement::getAsString)
                .startsWith("bench", "--trials", "2", "--json");
        assertThat(JsonParser.parseString(Files.readString(out.resolve("result.json"))))
                .isEqualTo(json);
    }

    @Test
    void compare_fourVariants_fillsTheResultFolder() throws IOException {
        CommandLineRun run = run("compare", "--trials", "1", "--strategies",
                "virtual-thread,thread-pool:2", "--policies", "lru,none");

        assertThat(run.out()).contains("Strategies, over lru, none",
                "Policies, over virtual-thread, thread-pool:2", "All variants");
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains("result.json", "summary.md", "report.html",
                            "virtual-thread.lru.hlog", "virtual-thread.lru.hit.hlog",
                            "virtual-thread.none.hlog", "thread-pool-2.lru.hlog",
                            "thread-pool-2.none.hlog")
                    .allMatch(name -> name.matches("result\\.json|summary\\.md|report\\.html"
                            + "|(virtual-thread|thread-pool-2)\\.(lru|none)"
                            + "(\\.(hit|shared-miss|miss|bypass))?\\.hlog"));
        }
        assertThat(run.err()).contains("result in ");
    }

    @ParameterizedTest
    @CsvSource({"--strategies,fibres,2", "--policies,nosuch,2", "--strategies,thread-pool:0,2",
            "--trials,0,2", "--clients,0,2", "--duration,0s,2", "--connections,sometimes,2",
            "--file-io,tape,2", "--packet-size,0,2", "--packet-size,256KiB,2",
            "--send,mail,2"})
    void compare_wrongUsage_saysSoAtOnce(String option, String value, int status) {
        CommandLineRun run = CommandLineRun.of("compare", "-o", out.toString(), option, value);

        run.endsWith(status);
        assertThat(out).doesNotExist();
    }

    /** What the second way could not do is not found out in the middle of a run. */
    @ParameterizedTest
    @CsvSource({"'copy,zero-copy',1", "'copy,copy',64"})
    void compare_waysToSendThatDoNotFit_areRefusedAtOnce(String ways, String packetsPerWrite) {
        CommandLineRun run = CommandLineRun.of("compare", "-o", out.toString(), "--strategies",
                "event-loop", "--send", ways, "--packets-per-write", packetsPerWrite);

        run.endsWith(ExitStatus.USAGE);
        assertThat(run.err()).contains("send");
        assertThat(out).doesNotExist();
    }

    /** An event loop waits for nothing, and has no thread that a file could be read on. */
    @ParameterizedTest
    @CsvSource({"compare, --strategies, inline", "compare, --strategies, 'pool:4,inline'",
            "sweep, --strategies, 'pool:4,inline'", "bench, --strategy, inline"})
    void measure_eventLoopThatReadsFiles_isWrongUsage(String command, String option,
            String fileIo) {
        CommandLineRun run = CommandLineRun.of(command, "-o", out.toString(), option,
                "event-loop:2", "--file-io", fileIo);

        run.endsWith(ExitStatus.USAGE);
        assertThat(run.err()).contains("event-loop:2 with file-io inline");
        assertThat(out).doesNotExist();
    }

    @Test
    void strategies_noneNamed_areThoseThatReadFilesWhereTheyShall() {
        FileIo pool = FileIo.DEFAULT;

        assertThat(VariantsOptions.strategies(List.of(), strategy -> strategy.reads(pool)))
                .extracting(StrategySpec::strategy).containsExactly(Strategy.values());
        assertThat(VariantsOptions.strategies(List.of(),
                strategy -> strategy.reads(FileIo.INLINE)))
                .extracting(StrategySpec::strategy).isNotEmpty()
                .allMatch(Strategy::readsInline).doesNotContain(Strategy.EVENT_LOOP);
    }

    @ParameterizedTest
    @CsvSource({"--strategies,fibres", "--policies,nosuch", "--requests,0", "--faults,-1",
            "--clients,0", "--clients,1001", "--seed,many", "--what,1"})
    void torture_wrongUsage_saysSoAtOnce(String option, String value) {
        CommandLineRun.of("torture", option, value).endsWith(ExitStatus.USAGE);
    }

    @Test
    void bench_noSuchFolder_isALocalTrouble() {
        CommandLineRun.of("bench", temporary.resolve("nowhere").toString())
                .endsWith(ExitStatus.LOCAL_FILE);
    }

    @Test
    void bench_resultFolderTaken_isRefusedBeforeAnythingRuns() {
        CommandLineRun run = CommandLineRun.of("bench", "-o", served.toString(),
                served.toString());

        run.endsWith(ExitStatus.LOCAL_FILE);
        assertThat(run.err()).contains("exists already");
    }

    @Test
    void bench_serverRefusesItsOptions_saysWhatItSaid() {
        CommandLineRun run = CommandLineRun.of("bench", "-o", out.toString(), "--cache-size",
                "900TiB", served.toString());

        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.err().lines().toList().getLast()).contains("packets are possible");
        assertThat(temporary).isDirectoryNotContaining("glob:**/.servelab-*");
    }

    @Test
    void bench_emptyFolder_saysThatThereIsNothingToAskFor() throws IOException {
        Path empty = Files.createDirectory(temporary.resolve("empty"));

        CommandLineRun run = CommandLineRun.of("bench", "-o", out.toString(), empty.toString());

        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.err()).contains("holds no file");
    }

    private CommandLineRun run(String command, String... options) {
        Stream<String> arguments = Stream.of(Stream.of(command), Stream.of(options),
                SHORT.stream(), Stream.of("-o", out.toString(), served.toString()))
                .flatMap(all -> all);
        CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isZero();
        return run;
    }

    private static long sum(JsonObject json, String... names) {
        return Stream.of(names).mapToLong(name -> json.get(name).getAsLong()).sum();
    }
}
