package dev.servelab.cli;

import dev.servelab.testing.Depth;
import dev.servelab.testing.Figures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.servelab.cli.ScriptedServer.concat;
import static dev.servelab.cli.ScriptedServer.crc32c;
import static dev.servelab.cli.ScriptedServer.end;
import static dev.servelab.cli.ScriptedServer.frame;
import static dev.servelab.cli.ScriptedServer.ok;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code kill -9} at moments drawn by seed: once the part has so many bytes, and so many
 * microseconds later. The target is the old file or the new one, whole; what
 * is left besides has a name of ours, and the next run uses it or tidies it.
 */
final class GetKilledTest {
    private static final byte[] BODY = new byte[4 << 20];
    private static final byte[] OLD = "what stood there before".getBytes(
            StandardCharsets.US_ASCII);
    private static final String PART = ".f.v1.servelab-part";
    private static final byte[] ANSWER;
    /** Up to 16 ms: the time that a client takes to verify, to sync and to rename. */
    private static final int LATEST_US_LOG = 15;
    private static final long POLL_NANOS = 50_000;

    static {
        new Random(8).nextBytes(BODY);
        ANSWER = frame("v1", BODY);
    }

    @TempDir
    private Path directory;

    /** What one run left, and what the next one made of it. */
    private enum Left {
        NOTHING, PART_CONTINUED, PART_TIDIED, PUBLISHED
    }

    @Test
    @Tag(Depth.TAG)
    void get_killedAtAnyMoment_targetIsWholeAndTheNextRunTidies() throws Exception {
        Map<Left, Integer> counts = new EnumMap<>(Left.class);
        int kills = Depth.of(3, 200);
        for (int seed = 0; seed < kills; seed++) {
            counts.merge(killAndRunAgain(seed), 1, Integer::sum);
        }
        Figures.say("kill -9 of get", kills + " kills, 0 damaged targets, 0 unnamed leftovers, "
                + counts);
    }

    private Left killAndRunAgain(long seed) throws Exception {
        Random random = new Random(seed);
        Path target = Files.write(directory.resolve("f"), OLD);
        kill(random);
        String when = "seed " + seed;
        List<String> names = names();
        assertThat(names).as(when).isSubsetOf("f", PART);
        byte[] found = Files.readAllBytes(target);
        boolean published = Arrays.equals(found, BODY);
        assertThat(published || Arrays.equals(found, OLD)).as(when).isTrue();

        boolean resume = random.nextBoolean();
        List<String> asked = runAgain(resume);
        assertThat(target).as(when).hasBinaryContent(BODY);
        assertThat(names()).as(when).containsExactly("f");
        if (published) {
            return Left.PUBLISHED;
        }
        if (!names.contains(PART)) {
            return Left.NOTHING;
        }
        boolean continued = asked.getFirst().startsWith("RANGE ");
        return continued ? Left.PART_CONTINUED : Left.PART_TIDIED;
    }

    private void kill(Random random) throws Exception {
        // One in four when all is there, and it is about to be kept.
        int size = random.nextInt(4) == 0 ? BODY.length : random.nextInt(BODY.length);
        long pauseUs = random.nextInt(1 << random.nextInt(LATEST_US_LOG));
        try (ScriptedServer server = ScriptedServer.replying(ANSWER);
                ChildProcess get = ChildProcess.start("get", server.address() + "/f",
                        directory.toString())) {
            while (get.isAlive() && sizeOfPart() < size) {
                LockSupport.parkNanos(POLL_NANOS);
            }
            spin(pauseUs);
            get.kill();
        }
    }

    /** Of whatever lies beside the target; less than 0 if nothing does. */
    private long sizeOfPart() throws IOException {
        for (String name : names()) {
            if (!name.equals("f")) {
                return directory.resolve(name).toFile().length();
            }
        }
        return -1;
    }

    /** The moment is what is drawn; nothing is proved by the wait. */
    private static void spin(long microseconds) {
        long end = System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(microseconds);
        while (System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
    }

    /** Returns what it asked for. */
    private List<String> runAgain(boolean resume) throws IOException {
        try (ScriptedServer server = new ScriptedServer(connection -> {
            String request = connection.readRequest();
            int from = request.startsWith("RANGE ")
                    ? Integer.parseInt(request.split(" ", 3)[1])
                    : 0;
            connection.send(concat(ok(BODY.length - from, "v1"),
                    Arrays.copyOfRange(BODY, from, BODY.length), end(crc32c(BODY))));
            connection.finish();
        })) {
            List<String> line = new ArrayList<>(List.of("get", server.address() + "/f",
                    directory.toString()));
            if (resume) {
                line.add("--resume");
            }
            CommandLineRun.of(line.toArray(String[]::new)).endsWith(ExitStatus.DONE);
            return server.requests();
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
