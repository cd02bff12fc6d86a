package dev.servelab.cli;

import dev.servelab.cache.CacheSpec;
import dev.servelab.experiment.Trials;
import dev.servelab.front.RequestLog;
import dev.servelab.server.StrategySpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long and how often is measured, and where the result goes. */
final class MeasureOptions {
    /** What says how a run goes and not what is measured. */
    static final List<String> NAMES = List.of("--trials", "--budget", "--seed", "--out", "--json",
            "--requests-csv", "--fail-if");
    private static final HostPort ANY_PORT = new HostPort("127.0.0.1", 0);

    @Option(names = "--trials", paramLabel = "N|auto", converter = TrialsConverter.class,
            description = "Rounds: each runs every variant once, in random order, each with a fresh "
                    + "server. auto: until the intervals are narrow enough")
    private @Nullable Integer trials;

    @Option(names = "--budget", paramLabel = "T", converter = DurationConverter.class,
            description = "No round begins that would end later than this. Default: none")
    private @Nullable Duration budget;

    @Option(names = "--seed", paramLabel = "N",
            description = "Of the files, of who asks for what, of the order. Default: 1")
    private long seed = 1;

    @Option(names = {"-o", "--out"}, paramLabel = "FOLDER",
            description = "Folder of the result. Default: servelab-results/<time>")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print what result.json holds.")
    private boolean json;

    @Option(names = "--requests-csv",
            description = "Write every single request to requests.csv.gz, too")
    private boolean requestsCsv;

    @Mixin
    private final FailIfOption failIf = new FailIfOption();

    boolean json() {
        return json;
    }

    boolean requestsCsv() {
        return requestsCsv;
    }

    FailIfOption failIf() {
        return failIf;
    }

    long seed() {
        return seed;
    }

    /** Where the result is to go; null for a folder named by the time. */
    @Nullable
    Path out() {
        return out;
    }

    /** @param usual where no number is asked for, and no time is set */
    Trials trials(int usual) throws CommandFailure {
        Integer asked = trials;
        int rounds = asked != null ? asked : budget == null ? usual : TrialsConverter.AUTO;
        if (rounds > Trials.MOST) {
            throw CommandFailure.usage("--trials must be 1 to " + Trials.MOST + ", or auto");
        }
        Duration most = budget;
        if (most != null && most.isZero()) {
            throw CommandFailure.usage("--budget must be more than 0");
        }
        return new Trials(rounds, most);
    }

    /** Whether a number of trials, or a time for them, was asked for. */
    boolean namesTrials() {
        return trials != null || budget != null;
    }

    /** @throws CommandFailure if any server would not start for its options */
    static void checkServers(List<StrategySpec> strategies, List<CacheSpec> policies,
            TuningOptions server) throws CommandFailure {
        for (StrategySpec strategy : strategies) {
            for (CacheSpec policy : policies) {
                server.settings(strategy, policy, ANY_PORT, Path.of("."), RequestLog.NONE);
            }
        }
    }

    /** @throws CommandFailure if it is not a folder */
    static void checkFolder(Path directory) throws CommandFailure {
        if (!Files.isDirectory(directory)) {
            throw new CommandFailure(ExitStatus.LOCAL_FILE, directory
                    + (Files.exists(directory) ? ": not a folder" : ": no such folder"));
        }
    }
}
