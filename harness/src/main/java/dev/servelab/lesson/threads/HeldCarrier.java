package dev.servelab.lesson.threads;

import dev.servelab.disk.DeclaredDisk;
import dev.servelab.disk.DiskModel;
import dev.servelab.time.Clock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Virtual threads run on C carriers, one for each processor. A file read holds its carrier, so C
 * reads of length S on the connections' own threads stop every virtual thread for S, also those
 * that need no disk: the next hit waits for {@code S}; with C - 1 such reads, or with reads on a
 * pool, it does not wait.
 */
final class HeldCarrier implements Play {
    private static final long READ_MS = 1_000;
    private static final long READ_LIMIT_NS = TimeUnit.SECONDS.toNanos(10);
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private final long readMs;
    private final int carriers = Runtime.getRuntime().availableProcessors();

    HeldCarrier() {
        this(READ_MS);
    }

    HeldCarrier(long readMs) {
        this.readMs = readMs;
    }

    @Override
    public List<String> numbers() {
        return List.of(Integer.toString(carriers), Times.seconds(readMs / 1e3));
    }

    @Override
    public String lack() {
        return new DeclaredDisk(DiskModel.parse(disk()), 1, Clock.SYSTEM).keepsCarrier()
                ? ""
                : "native-sleep";
    }

    @Override
    public boolean needsRestedFiles() {
        return true;
    }

    @Override
    public void on(Stage stage) throws IOException, InterruptedException {
        if (carriers > 1) {
            tryOut(stage, "virtual-thread", "inline", carriers - 1, 0);
        }
        tryOut(stage, "virtual-thread", "inline", carriers, readMs / 1e3);
        tryOut(stage, "virtual-thread", pool(), carriers, 0);
        tryOut(stage, "thread-per-connection", "inline", carriers, 0);
    }

    /** With room for all of these reads at a time. */
    private String disk() {
        return readMs + "ms:1GB/s:" + Math.min(1_024, carriers + 1);
    }

    private String pool() {
        return "pool:" + Math.clamp(carriers + 1, 16, 1_024);
    }

    private void tryOut(Stage stage, String strategy, String fileIo, int reads, double waitS)
            throws IOException, InterruptedException {
        String setup = strategy + " " + fileIo + " k=" + reads;
        stage.tryOut(setup, List.of("--strategy", strategy, "--file-io", fileIo, "--disk", disk(),
                "--revalidate", "1m"), server -> {
                    List<Double> answersS = new ArrayList<>();
                    double waitedS = hitBehind(server, reads, answersS);
                    return new LiveRun(setup,
                            List.of(Reading.seconds("hit", waitS, waitedS)), answersS);
                });
    }

    /** How long a client waits for a cached file while others are being read. */
    private static double hitBehind(LiveServer server, int reads, List<Double> answersS)
            throws IOException, InterruptedException {
        server.disk(false);
        Crowd.askAtOnce(server.address(), List.of(Stage.SMALL_FILE, Stage.LARGE_FILE));
        Crowd.askAtOnce(server.address(), List.of(Stage.SMALL_FILE, Stage.SMALL_FILE));
        server.disk(true);
        long readsBefore = diskReads(server);
        double[] waitedS = new double[1];
        answersS.addAll(Crowd.atOnce(reads + 1, (client, watch) -> {
            if (client < reads) {
                return Crowd.ask(server.address(), Stage.COLD_FILE + client, watch);
            }
            awaitReads(server, readsBefore + reads);
            waitedS[0] = Crowd.ask(server.address(), Stage.SMALL_FILE, Crowd.Watch.start());
            return watch.seconds();
        }));
        return waitedS[0];
    }

    private static void awaitReads(LiveServer server, long reads)
            throws IOException, InterruptedException {
        long startNs = Clock.SYSTEM.nanoTime();
        while (diskReads(server) < reads) {
            if (Clock.SYSTEM.nanoTime() - startNs > READ_LIMIT_NS) {
                throw new IOException("the server began no read within 10 s");
            }
            TimeUnit.NANOSECONDS.sleep(LOOK_NS);
        }
    }

    private static long diskReads(LiveServer server) throws IOException, InterruptedException {
        return server.stats().get("disk_reads").getAsLong();
    }
}
