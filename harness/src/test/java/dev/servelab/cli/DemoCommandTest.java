package dev.servelab.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.servelab.eviction.Order;
import dev.servelab.lesson.eviction.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DemoCommandTest {
    @TempDir
    Path folder;

    @Test
    void demo_alone_listsTheScenarios() {
        String english = run("--lang", "en").endsWith(ExitStatus.DONE).out();
        String portuguese = run("--lang", "pt").endsWith(ExitStatus.DONE).out();

        for (Scenario scenario : Scenario.values()) {
            assertThat(english).containsPattern("(?m)^  " + scenario.id() + " +\\S");
            assertThat(portuguese).containsPattern("(?m)^  " + scenario.id() + " +\\S");
        }
        assertThat(english).contains("Belady's anomaly");
        assertThat(portuguese).contains("a anomalia de Belady");
        assertThat(english.lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void demo_everyScenario_endsWithWhatItClaims() {
        for (Scenario scenario : Scenario.values()) {
            String out = run(scenario.id(), "--lang", "en").endsWith(ExitStatus.DONE).out();

            assertThat(out).as(scenario.id()).contains("\nWhat was claimed holds:\n- ");
        }
    }

    @Test
    void demo_ownRequests_areShownStepByStep() {
        String out = run("A:10 B:20 A C:40", "--size", "64", "--policies", "lru,fifo", "--lang",
                "en").endsWith(ExitStatus.DONE).out();

        assertThat(out).contains("""
            4. C:40
               lru, 64   A:10 C:40  (50 of 64)
                  C is not cached: a miss.
                  B goes: it was used longest ago.
               fifo, 64  B:20 C:40  (60 of 64)
                  C is not cached: a miss.
                  A goes: it was cached first.

            lru, 64: 1 hit, 3 misses, 1 eviction
                  hit ratio 25.0 %, byte hit ratio 12.5 %
            """);
    }

    /** Belady's anomaly with one's own list: without sizes there is room for three. */
    @Test
    void demo_noSizes_haveRoomForThree() {
        String out = run("1 2 3 4", "--lang", "en").endsWith(ExitStatus.DONE).out();

        assertThat(out).contains("lock-aware:fifo, 3  2:1 3:1 4:1  (3 of 3)");
    }

    @Test
    void demo_everyOrder_canBeShownAndSaysWhy() {
        for (Order order : Order.values()) {
            String out = run("A B C D E A", "--policies", order.id() + ",lock-aware:"
                    + order.id(), "--lang", "en").endsWith(ExitStatus.DONE).out();

            assertThat(out).as(order.id()).contains(" goes: ").doesNotContain("chose it");
        }
    }

    @Test
    void demo_ownPolicy_isCompiledAndShown() throws Exception {
        String path = mru("last").toString();

        String out = run("A B C A", "--size", "2", "--policies", path, "--lang", "en")
                .endsWith(ExitStatus.DONE).out();

        assertThat(out).contains("B goes: ", "Mru.java chose it.", ": 1 hit, 3 misses");
    }

    @Test
    void demo_ownPolicyThatBreaksARule_isOneLine() throws Exception {
        String path = mru("77").toString();

        CommandLineRun run = run("A B C A", "--size", "2", "--policies", path)
                .endsWith(ExitStatus.FAILED);

        assertThat(run.err()).startsWith("servelab: step 1 (A): ").contains("Mru.java: ",
                "slot 77");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void demo_scenarioOnOtherCaches_claimsNothing() {
        String out = run("belady", "--policies", "lru", "--lang", "en")
                .endsWith(ExitStatus.DONE).out();

        assertThat(out).contains("lru, 3: 2 hits", "lru, 4: 4 hits", "claims are not checked")
                .doesNotContain("What was claimed holds");
    }

    @Test
    void demo_json_hasEveryStep() {
        JsonObject json = JsonParser.parseString(run("slow-reader", "--json", "--lang", "pt")
                .endsWith(ExitStatus.DONE).out()).getAsJsonObject();

        assertThat(json.get("scenario").getAsString()).isEqualTo("slow-reader");
        assertThat(json.get("language").getAsString()).isEqualTo("pt");
        JsonArray lanes = json.getAsJsonArray("lanes");
        assertThat(lanes.size()).isEqualTo(3);
        JsonObject fourth = lanes.get(2).getAsJsonObject().getAsJsonArray("steps").get(3)
                .getAsJsonObject();
        assertThat(fourth.get("outcome").getAsString()).isEqualTo("miss");
        assertThat(fourth.getAsJsonArray("passed_over").get(0).getAsString()).isEqualTo("A");
        assertThat(fourth.getAsJsonArray("victims").get(0).getAsString()).isEqualTo("B");
        assertThat(fourth.getAsJsonArray("residents").get(0).getAsJsonObject().get("pins")
                .getAsInt()).isEqualTo(1);
        assertThat(fourth.getAsJsonObject("counters").get("evictions").getAsInt()).isEqualTo(1);
    }

    @Test
    void demo_html_isWrittenAndSaid() throws Exception {
        Path page = folder.resolve("page.html");

        CommandLineRun run = run("A:10 B", "--html", page.toString(), "--lang", "en")
                .endsWith(ExitStatus.DONE);

        assertThat(run.err()).isEqualTo("servelab: page in " + page + "\n");
        assertThat(run.out()).isEmpty();
        assertThat(run("A:10 B", "--html", page.toString(), "--plain", "--lang", "en")
                .endsWith(ExitStatus.DONE).out()).isEqualTo(run("A:10 B", "--lang", "en").out());
        assertThat(page).content().startsWith("<!doctype html>").contains("A:10");
        CommandLineRun failed = run("A", "--html", folder.resolve("no/page.html").toString())
                .endsWith(ExitStatus.LOCAL_FILE);
        assertThat(failed.err()).contains("No such file or directory");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        belayd         | there is no scenario 'belayd': belady, cliff, scan
        A:x            | 'A:x' is not a request
        A --size 0     | a cache holds at least 1
        A --size 9999TiB | a cache holds at least 1
        A --size big   | 'big' is not a size
        A --policies best | unknown policy 'best'
        A --policies "" | unknown policy ''
        A --policies lock-flag:best | unknown policy 'lock-aware:best'
        A --policies ./None.java | None.java
        A --lang fr    | 'fr' is none of en, pt
        A B            | Unmatched argument
        A --steps      | Unknown option
        A --json --plain | --json and --plain both print
        A --size 1,2,3,4,5 | 15 caches are too many
        """)
    void demo_wrong_isOneLineAndStatus2(String line, String why) {
        String[] words = Arrays.stream(line.split(" ", -1))
                .map(word -> word.equals("\"\"") ? "" : word).toArray(String[]::new);

        assertThat(run(words).endsWith(ExitStatus.USAGE).err()).contains(why);
    }

    @Test
    void demo_help_namesItsPartsAndFits() {
        String help = run("--help").endsWith(ExitStatus.DONE).out();

        assertThat(help).contains("--policies", "--html", "--lang", "A:10+", "lock-flag");
        assertThat(help.lines()).allMatch(line -> line.length() <= 100);
    }

    private static CommandLineRun run(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "demo";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CommandLineRun.of(all);
    }

    /** Evicts the newest; {@code victim} is what it answers. */
    private Path mru(String victim) throws Exception {
        return Files.writeString(folder.resolve("Mru.java"), """
            import dev.servelab.eviction.EvictionPolicy;
            import java.util.ArrayDeque;
            import java.util.function.IntPredicate;

            public final class Mru implements EvictionPolicy {
                private final ArrayDeque<Integer> slots = new ArrayDeque<>();

                public Mru() {}

                @Override
                public void onInsert(int slot, long key, long size) {
                    slots.addLast(slot);
                }

                @Override
                public int victim(IntPredicate evictable) {
                    int last = NONE;
                    for (int slot : slots) {
                        last = evictable.test(slot) ? slot : last;
                    }
                    return last == NONE ? NONE : VICTIM;
                }

                @Override
                public void onRemove(int slot, boolean evicted) {
                    slots.remove((Integer) slot);
                }
            }
            """.replace("VICTIM", victim));
    }
}
