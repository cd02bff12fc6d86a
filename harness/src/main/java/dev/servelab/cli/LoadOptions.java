package dev.servelab.cli;

import dev.servelab.experiment.LoadPlan;
import dev.servelab.experiment.SceneryPlan;
import dev.servelab.load.Arrivals;
import dev.servelab.load.Connections;
import dev.servelab.load.LoadSettings;
import dev.servelab.load.Loop;
import dev.servelab.load.Scenery;
import dev.servelab.workload.FileSetSpec;
import dev.servelab.workload.WorkloadSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How servers are asked, and for what. */
final class LoadOptions {
    /** What {@code bench} and {@code compare} generate. */
    static final long DEFAULT_FILES_BYTES = 256L << 20;
    private static final int DEFAULT_CLIENTS = 16;
    private static final int MOST_CLIENTS = 10_000;
    private static final long SLOW_FILE_BYTES = 1 << 20;

    @Option(names = {"-c", "--clients"}, paramLabel = "N",
            description = "Closed loop: clients, each with one request outstanding. Default: 16")
    private @Nullable Integer clients;

    @Option(names = {"-r", "--rate"}, paramLabel = "R", converter = RateConverter.class,
            description = "Open loop: requests that start each second, whatever the server does")
    private @Nullable Double ratePerSec;

    @Option(names = "--arrivals", paramLabel = "A",
            converter = CatalogueConverters.OfArrivals.class,
            description = "Of an open loop: constant or poisson. Default: poisson")
    private Arrivals arrivals = Arrivals.POISSON;

    @Option(names = "--connections-most", paramLabel = "N",
            description = "Of an open loop: more requests than that at once wait, and are "
                    + "counted. Default: 4096")
    private int connectionsMost = Loop.Open.DEFAULT_CONNECTIONS_MOST;

    @Option(names = "--connections", paramLabel = "HOW",
            converter = CatalogueConverters.OfConnections.class,
            description = "per-request or keep-alive. Default: per-request")
    private Connections connections = Connections.PER_REQUEST;

    @Option(names = {"-w", "--workload"}, paramLabel = "W",
            converter = SpecConverters.OfWorkload.class,
            description = "Who is asked for how often; below. Default: zipf:0.9")
    private WorkloadSpec workload = WorkloadSpec.parse("zipf");

    @Option(names = "--files", paramLabel = "SET", converter = FilesConverter.class,
            description = "Files generated where no DIRECTORY is given: 256MiB of mixed sizes, "
                    + "256MiB:512KiB with that mean, 1024x16KiB alike. Default: 256MiB")
    private @Nullable FileSetSpec files;

    @Option(names = "--slow", paramLabel = "N@B/s", converter = CrowdConverter.class,
            description = "Slow readers beside the clients, such as 48@256KiB/s: they read files "
                    + "of 1 MiB and more, and are counted apart")
    private CrowdConverter.@Nullable Crowd slow;

    @Option(names = "--stalled", paramLabel = "N",
            description = "Clients that ask and never read, likewise")
    private int stalled;

    @Option(names = "--slow-sending", paramLabel = "N@B/s", converter = CrowdConverter.class,
            description = "Clients that send their request byte by byte, likewise")
    private CrowdConverter.@Nullable Crowd slowSending;

    @Option(names = "--no-verify",
            description = "Do not check the content of answers, their length alone")
    private boolean unverified;

    LoadPlan plan() throws CommandFailure {
        try {
            return new LoadPlan(loop(), connections, LoadSettings.DEFAULT_TIMEOUT, !unverified,
                    scenery());
        } catch (IllegalArgumentException wrong) {
            throw CommandFailure.usage(String.valueOf(wrong.getMessage()));
        }
    }

    WorkloadSpec workload() {
        return workload;
    }

    /** What is generated; what nobody asked for is the usual. */
    FileSetSpec files() {
        FileSetSpec asked = files;
        return asked == null ? FileSetSpec.logNormal(DEFAULT_FILES_BYTES) : asked;
    }

    /** Whether files were described. */
    boolean namesFiles() {
        return files != null;
    }

    /** An open loop at some rate, with what else was said of open loops. */
    Loop open(double perSec) {
        return new Loop.Open(perSec, arrivals, connectionsMost);
    }

    /** A closed loop of so many. */
    static Loop closed(int count) throws CommandFailure {
        Numbers.checkWithin(count, 1, MOST_CLIENTS, "--clients");
        return new Loop.Closed(count);
    }

    private Loop loop() throws CommandFailure {
        Integer count = clients;
        Double perSec = ratePerSec;
        if (perSec == null) {
            return closed(count == null ? DEFAULT_CLIENTS : count);
        }
        if (count != null) {
            throw CommandFailure.usage("--clients make a closed loop, --rate an open one: "
                    + "choose one of them");
        }
        return open(perSec);
    }

    private List<SceneryPlan> scenery() throws CommandFailure {
        List<SceneryPlan> scenery = new ArrayList<>();
        CrowdConverter.Crowd readers = slow;
        if (readers != null) {
            scenery.add(new SceneryPlan(Scenery.Kind.SLOW, readers.clients(),
                    readers.bytesPerSec(), SLOW_FILE_BYTES));
        }
        Numbers.checkWithin(stalled, 0, MOST_CLIENTS, "--stalled");
        if (stalled > 0) {
            scenery.add(new SceneryPlan(Scenery.Kind.STALLED, stalled, 0, SLOW_FILE_BYTES));
        }
        CrowdConverter.Crowd senders = slowSending;
        if (senders != null) {
            scenery.add(new SceneryPlan(Scenery.Kind.SLOW_SENDING, senders.clients(),
                    senders.bytesPerSec(), 0));
        }
        return scenery;
    }
}
