package dev.servelab.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.servelab.protocol.FileClient;
import dev.servelab.protocol.Progress;
import dev.servelab.record.DecisionLog.Removal;
import dev.servelab.record.Recorder;
import dev.servelab.record.RecordingHeader;
import dev.servelab.record.SlotSequence;
import dev.servelab.time.Clock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Recording a server, and what is made of the recording. */
class RecordCommandsTest {
    private static final int PACKET = 1024;
    /** Written wherever the policy's file is not as recorded. */
    private static final String STUDENTS_LRU = """
            import dev.servelab.eviction.EvictionPolicy;
            import java.util.LinkedHashSet;
            import java.util.function.IntPredicate;

            public final class Mine implements EvictionPolicy {
                private final LinkedHashSet<Integer> byUse = new LinkedHashSet<>();

                @Override
                public void onInsert(int slot, long key, long size) {
                    byUse.add(slot);
                }

                @Override
                public void onHit(int slot) {
                    byUse.remove(slot);
                    byUse.add(slot);
                }

                @Override
                public int victim(IntPredicate evictable) {
                    for (int slot : byUse) {
                        if (evictable.test(slot)) {
                            return slot;
                        }
                    }
                    return NONE;
                }

                @Override
                public void onRemove(int slot, boolean evicted) {
                    byUse.remove(slot);
                }
            }
            """;

    @TempDir
    Path folder;

    private Path files;
    private Path recording;

    @BeforeEach
    void writeFiles() throws IOException {
        files = Files.createDirectory(folder.resolve("files"));
        for (String name : List.of("a", "b", "c")) {
            Files.write(files.resolve(name), new byte[PACKET]);
        }
        recording = folder.resolve("recording");
    }

    /** Stopped by SIGTERM: the recording is whole, and has what STATS has. */
    @Test
    void serve_recordedAndStopped_isReplayedAndExported() throws Exception {
        JsonObject stats;
        try (ServeProcess server = serve()) {
            stats = getAll(server);
            server.terminate();
            server.assertEndsWithin(Duration.ofSeconds(20));
        }
        JsonObject replay = json("replay", recording.toString(), "--json");
        assertThat(replay.get("ending").getAsString()).isEqualTo("closed");
        for (String counter : List.of("hits", "shared_misses", "misses", "bypasses",
                "evictions")) {
            assertThat(replay.get(counter)).as(counter).isEqualTo(stats.get(counter));
        }
        assertThat(stats.get("recording").getAsString()).isEqualTo("on");
        Path csv = folder.resolve("requests.csv");
        CommandLineRun.of("export", recording.toString(), csv.toString()).endsWith(0);
        assertThat(Files.readAllLines(csv)).startsWith("time,id,size")
                .hasSize(1 + replay.get("requests").getAsInt());
        CommandLineRun simulated = CommandLineRun.of("simulate", recording.toString(),
                csv.toString(), "--sizes", "" + 2 * PACKET, "--policies", "lru", "--csv", "-")
                .endsWith(0);
        assertThat(simulated.out().lines().map(line -> line.substring(line.indexOf(','))))
                .as("of the recording, and of what was exported").hasSize(3)
                .satisfies(lines -> assertThat(lines.get(1)).isEqualTo(lines.get(2)));
    }

    /** Killed: what had been fetched by then is there, and it is said that the rest is not. */
    @Test
    void serve_recordedAndKilled_isReadUpToTheCut() throws Exception {
        long recorded = 0;
        try (ServeProcess server = serve()) {
            getAll(server);
            while (recorded == 0) {
                recorded = stats(server).get("recorded_requests").getAsLong();
            }
            server.kill();
        }
        CommandLineRun replay = CommandLineRun.of("replay", recording.toString()).endsWith(0);
        assertThat(replay.out()).contains("The recording is cut");
        assertThat(json("replay", recording.toString(), "--json").get("requests").getAsLong())
                .isGreaterThanOrEqualTo(recorded);
        assertThat(simulate().out()).contains("the recording is cut");
        assertThat(simulate("--json").err()).contains(recording + ": the recording is cut");
        assertThat(simulate("--csv", "-").err()).contains(recording + ": the recording is cut");
    }

    private CommandLineRun simulate(String... output) {
        return CommandLineRun.of(Stream.concat(
                Stream.of("simulate", recording.toString(), "--sizes", "" + PACKET, "--policies",
                        "lru"),
                Stream.of(output)).toArray(String[]::new)).endsWith(0);
    }

    @Test
    void serve_recordingExists_endsWith6AndLeavesItAlone() throws Exception {
        Files.writeString(recording, "precious");
        assertThat(serveFails(6)).contains("there is a file already");
        assertThat(recording).hasContent("precious");
        recording = folder.resolve("no").resolve("such");
        assertThat(serveFails(6)).contains("No such file or directory");
    }

    @Test
    void serve_nothingToRecord_endsWith2AndWritesNothing() {
        assertThat(serveFails(2, "--policy", "none")).contains("nothing to record");
        assertThat(serveFails(2, "--packet-size", "0")).isNotEmpty();
        assertThat(recording).doesNotExist();
    }

    @Test
    void serve_portInUse_leavesNoRecording() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandLineRun.of("serve", "127.0.0.1", "" + taken.getLocalPort(), files.toString(),
                    "--record", recording.toString()).endsWith(ExitStatus.UNREACHABLE);
        }
        assertThat(recording).doesNotExist();
    }

    /** a b a c, room for two: lru evicts b, and fifo would evict a. */
    @Test
    void replay_byAnotherPolicy_saysTheFirstDifferenceWithBothSides() throws Exception {
        record("lru");
        CommandLineRun.of("replay", recording.toString()).endsWith(0);
        CommandLineRun other = CommandLineRun
                .of("replay", recording.toString(), "--policy", "fifo").endsWith(1);
        assertThat(other.err()).contains("the replay differs at record 9");
        assertThat(other.out()).contains("DIFFERENT at record 9, request 4. Asked who goes, to "
                + "make room for c:", "recorded: b", "replayed: a",
                "in the recorded cache, asked for longest ago first",
                "in the replayed order, next victim first");
        JsonObject difference = JsonParser.parseString(CommandLineRun.of("replay",
                recording.toString(), "--policy", "fifo", "--json").out()).getAsJsonObject()
                .getAsJsonObject("difference");
        assertThat(names(difference, "recorded_cache")).containsExactly("b", "a");
        assertThat(names(difference, "replayed_order")).containsExactly("a", "b");
    }

    /** The recording knows the file by the name that it had; where it is now is said anew. */
    @Test
    void replay_studentsPolicy_isTakenFromItsFile() throws Exception {
        record(folder.resolve("gone").resolve("Mine.java").toString());
        assertThat(CommandLineRun.of("replay", recording.toString()).endsWith(2).err())
                .contains("--policy says where it is now");
        Path mine = Files.writeString(folder.resolve("Mine.java"), STUDENTS_LRU);
        CommandLineRun replay = CommandLineRun
                .of("replay", recording.toString(), "--policy", mine.toString()).endsWith(0);
        assertThat(replay.out()).contains("Every answer is the same again");
    }

    @Test
    void replay_noRecording_saysSo() throws Exception {
        Path text = Files.writeString(folder.resolve("text"), "just a text");
        assertThat(CommandLineRun.of("replay", text.toString()).endsWith(4).err())
                .contains("not a recording");
        CommandLineRun.of("replay", folder.resolve("missing").toString()).endsWith(6);
        CommandLineRun.of("replay", folder.toString()).endsWith(6);
        CommandLineRun.of("replay").endsWith(2);
        record("lru");
        CommandLineRun.of("replay", recording.toString(), "--policy", "none").endsWith(2);
        CommandLineRun.of("export", recording.toString(), recording.toString()).endsWith(2);
        CommandLineRun.of("export", recording.toString(), folder.resolve("x").toString(),
                "--format", "lines").endsWith(2);
        CommandLineRun.of("export", text.toString(), folder.resolve("x").toString()).endsWith(4);
        assertThat(folder.resolve("x")).doesNotExist();
    }

    private ServeProcess serve() throws IOException {
        return ServeProcess.start(files, "--cache-size", "" + 2 * PACKET, "--record",
                recording.toString());
    }

    private String serveFails(int status, String... options) {
        String[] arguments = Stream.concat(
                Stream.of("serve", "127.0.0.1", "0", files.toString(), "--record",
                        recording.toString()),
                Arrays.stream(options)).toArray(String[]::new);
        return CommandLineRun.of(arguments).endsWith(status).err();
    }

    /** Files that have just been written are not quiet: they are asked for until one is cached. */
    private static JsonObject getAll(ServeProcess server) throws IOException {
        try (FileClient client = server.connect()) {
            JsonObject stats = new JsonObject();
            for (int i = 0; i < 3 || stats.get("evictions").getAsLong() == 0; i++) {
                for (String name : List.of("a", "b", "a", "c")) {
                    client.get(name, FileClient.DISCARD, Progress.NONE);
                }
                stats = JsonParser.parseString(client.stats()).getAsJsonObject();
            }
            return stats;
        }
    }

    private static JsonObject stats(ServeProcess server) throws IOException {
        try (FileClient client = server.connect()) {
            return JsonParser.parseString(client.stats()).getAsJsonObject();
        }
    }

    private static JsonObject json(String... arguments) {
        return JsonParser.parseString(CommandLineRun.of(arguments).endsWith(0).out())
                .getAsJsonObject();
    }

    private static List<String> names(JsonObject difference, String files) {
        return difference.getAsJsonArray(files).asList().stream()
                .map(file -> file.getAsJsonObject().get("name").getAsString()).toList();
    }

    private void record(String policy) throws IOException {
        RecordingHeader header = new RecordingHeader(policy, 2 * PACKET, PACKET, 0, "test");
        try (Recorder log = Recorder.begin(recording, header, Clock.SYSTEM, text -> {})) {
            for (int slot = 0; slot < 2; slot++) {
                log.miss(slot == 0 ? "a" : "b", slot, PACKET);
                log.insert(slot);
                log.loaded(slot);
            }
            log.hit(0);
            log.miss("c", 2, PACKET);
            log.victim(1, new SlotSequence());
            log.remove(1, Removal.EVICTED);
            log.insert(1);
        }
    }
}
