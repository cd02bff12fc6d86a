package dev.servelab.benchmarks.race;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * What {@code serve --record} costs where it costs most: hits over the native wire on 64 keep-alive
 * connections, of one small file, so that there is a record for every few microseconds of work.
 * Two servers of each policy live side by side, one that records and one that does not, and are
 * loaded in turn, in slices, in random order within each pair of them. In each round both servers
 * are new, because what the compiler made of one stays with it; a round's figure is the mean ratio of
 * its pairs.
 *
 * <p>Without recording, hits of {@code fifo} take no lock, and with it they do; those of
 * {@code lru} take it in any case.
 *
 * <p>Run {@code java -cp benchmarks/target/benchmarks.jar
 * dev.servelab.benchmarks.race.RecordingRace [ROUNDS [SEED [BYTES [POLICY...]]]]}.
 */
public final class RecordingRace {
    private static final int CONNECTIONS = 64;
    private static final int WARM_UP_MS = 8_000;
    private static final int SLICE_MS = 300;
    private static final int PAIRS = 30;

    private final int rounds;
    private final Random random;
    private final int bytes;

    private RecordingRace(int rounds, long seed, int bytes) {
        this.rounds = rounds;
        this.random = new Random(seed);
        this.bytes = bytes;
    }

    /**
     * Prints a line for each policy.
     *
     * @param arguments rounds (5), seed (1), size of the file (1024), policies (lru fifo)
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        RecordingRace race = new RecordingRace(
                arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5,
                arguments.length > 1 ? Long.parseLong(arguments[1]) : 1,
                arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1_024);
        List<String> policies = arguments.length > 3
                ? List.of(arguments).subList(3, arguments.length)
                : List.of("lru", "fifo");
        System.out.printf(Locale.ROOT, "hits of %,d bytes, %d connections, %d rounds of %d "
                + "pairs of %d ms%n", race.bytes, CONNECTIONS, race.rounds, PAIRS, SLICE_MS);
        Path folder = Files.createTempDirectory("servelab-race");
        try {
            Path files = Files.createDirectory(folder.resolve("files"));
            Files.write(files.resolve("f"), new byte[race.bytes]);
            for (String policy : policies) {
                race.run(policy, files, folder.resolve(policy + ".recording"));
            }
        } finally {
            try (var left = Files.walk(folder)) {
                for (Path each : left.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    private void run(String policy, Path files, Path recording)
            throws IOException, InterruptedException {
        Ratio rates = new Ratio();
        Ratio costs = new Ratio();
        long bytesWritten = 0;
        for (int round = 0; round < rounds; round++) {
            Files.deleteIfExists(recording);
            round(policy, files, recording, rates, costs);
            bytesWritten += Files.size(recording);
        }
        System.out.printf(Locale.ROOT, "%s: recorded to not recorded: answers a second %s, "
                + "processor time an answer %s, %,d bytes written%n", policy, rates, costs,
                bytesWritten);
    }

    private void round(String policy, Path files, Path recording, Ratio rates, Ratio costs)
            throws IOException, InterruptedException {
        String main = VariantServer.class.getName();
        try (ServerChild plain = new ServerChild(false,
                List.of(main, "virtual-thread", files.toString(), policy));
                ServerChild recorded = new ServerChild(false, List.of(main, "virtual-thread",
                        files.toString(), policy, recording.toString()));
                SelectorLoad toPlain = new SelectorLoad(plain.address(), CONNECTIONS);
                SelectorLoad toRecorded = new SelectorLoad(recorded.address(), CONNECTIONS)) {
            toPlain.run(WARM_UP_MS);
            toRecorded.run(WARM_UP_MS);
            Ratio roundRates = new Ratio();
            Slice with = Slice.NONE;
            Slice without = Slice.NONE;
            for (int pair = 0; pair < PAIRS; pair++) {
                boolean plainFirst = random.nextBoolean();
                Slice first = slice(plainFirst ? plain : recorded,
                        plainFirst ? toPlain : toRecorded);
                Slice second = slice(plainFirst ? recorded : plain,
                        plainFirst ? toRecorded : toPlain);
                Slice pairWith = plainFirst ? second : first;
                Slice pairWithout = plainFirst ? first : second;
                roundRates.add(pairWith.answers() / (double) pairWithout.answers());
                with = with.plus(pairWith);
                without = without.plus(pairWithout);
            }
            rates.add(roundRates.mean());
            costs.add(with.cpuMicrosEach() / without.cpuMicrosEach());
        }
    }

    /**
     * One server, loaded for a moment.
     *
     * @param cpuMicros the server's processor time; the system counts it in steps of 10 ms
     */
    private record Slice(long answers, long cpuMicros) {
        static final Slice NONE = new Slice(0, 0);

        Slice plus(Slice more) {
            return new Slice(answers + more.answers, cpuMicros + more.cpuMicros);
        }

        double cpuMicrosEach() {
            return cpuMicros / (double) answers;
        }
    }

    private static Slice slice(ServerChild server, SelectorLoad load) throws IOException {
        long cpuBefore = server.cpuMicros();
        long answers = Math.max(1, load.run(SLICE_MS));
        return new Slice(answers, server.cpuMicros() - cpuBefore);
    }
}
