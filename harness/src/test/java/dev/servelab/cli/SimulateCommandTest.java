package dev.servelab.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.servelab.eviction.Order;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code simulate} as it is typed. */
class SimulateCommandTest {
    /** The requests of Belady's anomaly: FIFO hits 3 with 3 objects, 2 with 4. */
    private static final String ANOMALY = "1 2 3 4 1 2 5 1 2 3 4 5";

    @TempDir
    Path folder;

    private Path trace;
    private Path sized;

    @BeforeEach
    void writeTraces() throws Exception {
        trace = Files.writeString(folder.resolve("anomaly.txt"), ANOMALY.replace(' ', '\n') + "\n");
        sized = Files.writeString(folder.resolve("sized.csv"),
                "time,id,bytes\n1,a,4\n2,b,4\n3,a,4\n4,c,11\n5,b,4\n");
    }

    @Test
    void simulate_asJson_hasTheNamesOfTheContract() {
        CommandLineRun run = run("--policies", "fifo,opt", "--sizes", "3,4", "--json");

        run.endsWith(ExitStatus.DONE);
        JsonArray cells = JsonParser.parseString(run.out()).getAsJsonArray();
        assertThat(cells).hasSize(4);
        assertThat(cells.get(1).toString()).isEqualTo("{\"trace\":\"" + trace
                + "\",\"unit\":\"objects\",\"capacity\":4,\"policy\":\"fifo\",\"requests\":12,"
                + "\"hits\":2,\"misses\":10,\"bytes_requested\":12,\"bytes_hit\":2}");
    }

    @Test
    void simulate_statistics_arePrintedAboveTheTableAndBesideTheCells() {
        String text = run("--policies", "lru", "--sizes", "3", "--statistics")
                .endsWith(ExitStatus.DONE).out();
        String json = run("--policies", "lru", "--sizes", "3", "--statistics", "--json")
                .endsWith(ExitStatus.DONE).out();

        assertThat(text).containsSubsequence("12 for 5 objects", "reuse distance", "hit ratio, %");
        JsonObject both = JsonParser.parseString(json).getAsJsonObject();
        assertThat(both.getAsJsonArray("cells")).hasSize(1);
        assertThat(both.getAsJsonArray("statistics").get(0).getAsJsonObject().get("objects")
                .getAsInt()).isEqualTo(5);
    }

    @Test
    void simulate_asCsv_hasALineForEachCell() {
        CommandLineRun run = run("--policies", "fifo,lru", "--sizes", "3", "--csv", "-");

        assertThat(run.endsWith(ExitStatus.DONE).out().lines()).containsExactly(
                "trace,unit,capacity,policy,requests,hits,misses,bytes_requested,bytes_hit",
                trace + ",objects,3,fifo,12,3,9,12,3", trace + ",objects,3,lru,12,2,10,12,2");
    }

    /** 4 and 4 bytes fit into 10, 11 do not and leave the others alone: 2 hits of 5, 8 bytes of 27. */
    @Test
    void simulate_traceWithSizes_printsBothRatiosByName() {
        CommandLineRun run = CommandLineRun.of("simulate", sized.toString(), "--policies", "lru",
                "--sizes", "10");

        assertThat(run.endsWith(ExitStatus.DONE).out().lines()).contains(
                "hit ratio, %", "lru           40.0", "byte hit ratio, %",
                "lru                29.6");
    }

    @Test
    void simulate_withoutOptions_playsTheWholeCatalogueAndOpt() {
        String out = run().endsWith(ExitStatus.DONE).out();

        for (Order order : Order.values()) {
            assertThat(out).contains("\n" + order.id() + " ");
        }
        assertThat(out).contains("\nopt ", "\nmiss ratio, %\n", "a=fifo b=lru");
    }

    @Test
    void simulate_chart_writesAPageAndPrintsTheTableToo() throws Exception {
        Path chart = folder.resolve("curve.html");

        CommandLineRun run = run("--sizes", "1..5:3", "--chart", chart.toString());

        assertThat(run.status()).isEqualTo(ExitStatus.DONE);
        assertThat(run.err()).isEqualTo("servelab: curves in " + chart + "\n");
        assertThat(Files.readString(chart)).contains("Miss ratio curve", "\"policy\":\"s3-fifo\"")
                .doesNotContain("/*SCRIPTS*/", "http://www.w3.org/1999");
    }

    @Test
    void simulate_severalTraces_haveATableEach() {
        CommandLineRun run = CommandLineRun.of("simulate", trace.toString(), sized.toString(),
                "loop,objects=11,requests=66", "--policies", "lru", "--sizes", "50%");

        assertThat(run.endsWith(ExitStatus.DONE).out().lines()
                .filter(line -> line.contains(" requests, "))).hasSize(3)
                .last().asString().startsWith("loop,objects=11,requests=66: 66 requests");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "--policies lru,best | unknown policy 'best': fifo, lru,",
            "--policies none | 'none' caches nothing",
            "--sizes 0 | '0': a size must be at least 1",
            "--sizes 9..3 | '9..3': a range goes from a smaller size to a larger one",
            "--sizes 1..9:1 | '1..9:1': a range has at least 2 steps",
            "--sizes 1..50% | '1..50%': a range is of sizes or of shares",
            "--sizes 0% | '0%': a share must be above 0 %",
            "--sizes many | 'many' is not a size",
            "--sizes 64MiB | --sizes counts objects here",
            "--unit pages | 'pages' is none of objects, bytes",
            "--format tar | 'tar' is none of lines, csv,",
            "--json --csv - | --json and --csv - both print",
            "--statistics --csv - | --csv - prints cells alone, no --statistics"})
    void simulate_wrongOption_saysWhichInOneLine(String options, String line) {
        CommandLineRun run = run(options.split(" ", -1));

        assertThat(run.endsWith(ExitStatus.USAGE).err()).contains(line);
    }

    @Test
    void simulate_brokenTrace_saysTheLine() throws Exception {
        Files.writeString(sized, "time,id,bytes\n1,a,4\n2,b,many\n");

        CommandLineRun run = CommandLineRun.of("simulate", sized.toString());

        assertThat(run.endsWith(ExitStatus.USAGE).err()).contains("sized.csv, line 3: ");
    }

    @Test
    void simulate_missingTrace_isTroubleWithAFile() {
        for (String policies : List.of("lru", "opt")) {
            CommandLineRun run = CommandLineRun.of("simulate", folder + "/none.csv", "--policies",
                    policies);

            assertThat(run.endsWith(ExitStatus.LOCAL_FILE).err())
                    .endsWith("none.csv: No such file or directory\n");
        }
    }

    @Test
    void simulate_outputOverATrace_isRefused() {
        assertThat(run("--csv", trace.toString()).endsWith(ExitStatus.USAGE).err())
                .contains("is a trace");
        assertThat(run("--chart", folder + "/none/c.html").endsWith(ExitStatus.LOCAL_FILE).err())
                .contains("no such directory");
    }

    /** Names the wrong slot once the cache is full, which it is at the second request. */
    @Test
    void simulate_policyOfOnesOwnThatBreaksARule_saysWhichAndWhen() throws Exception {
        Path wrong = Files.writeString(folder.resolve("Wrong.java"), """
                import dev.servelab.eviction.EvictionPolicy;
                import java.util.function.IntPredicate;
                public class Wrong implements EvictionPolicy {
                    public void onInsert(int slot, long key, long size) {}
                    public int victim(IntPredicate evictable) { return 77; }
                    public void onRemove(int slot, boolean evicted) {}
                }
                """);

        CommandLineRun run = run("--policies", "lru," + wrong, "--sizes", "1");

        assertThat(run.endsWith(ExitStatus.FAILED).err()).contains(wrong.toString())
                .endsWith(", at request 2\n");
    }

    private CommandLineRun run(String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "simulate";
        arguments[1] = trace.toString();
        System.arraycopy(options, 0, arguments, 2, options.length);
        return CommandLineRun.of(arguments);
    }

    @Test
    void help_ofSimulate_listsEveryPolicyAndWhatOptNeeds() {
        String out = CommandLineRun.of("simulate", "--help").endsWith(ExitStatus.DONE).out();

        assertThat(out).contains("opt-may-bypass", "4 bytes of memory", "1%..50%");
        assertThat(Arrays.stream(Order.values()).map(Order::id)).allMatch(out::contains);
    }
}
