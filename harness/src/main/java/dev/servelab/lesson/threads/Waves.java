package dev.servelab.lesson.threads;

import java.io.IOException;
import java.util.Collections;
import java.util.List;

/**
 * N clients come at once, each keeps a thread for the service time S, and a pool has P threads:
 * {@code ceil(N / P)} waves, the last answer at {@code ceil(N / P) * S}. The one thread of an event
 * loop keeps none of them waiting: what waits for the disk is a connection, not a thread.
 */
final class Waves implements Play {
    static final int CLIENTS = 12;
    private static final long SERVICE_MS = 400;

    private final long serviceMs;

    Waves() {
        this(SERVICE_MS);
    }

    Waves(long serviceMs) {
        this.serviceMs = serviceMs;
    }

    @Override
    public List<String> numbers() {
        return List.of(Integer.toString(CLIENTS), Times.seconds(serviceMs / 1e3));
    }

    @Override
    public void on(Stage stage) throws IOException, InterruptedException {
        tryOut(stage, "thread-pool:4", 4);
        tryOut(stage, "thread-pool:8", 8);
        tryOut(stage, "virtual-thread", CLIENTS);
        tryOut(stage, "event-loop:1", CLIENTS);
    }

    /** Nothing is cached, so that every client needs the disk, which serves all of them at once. */
    private void tryOut(Stage stage, String strategy, int threads)
            throws IOException, InterruptedException {
        stage.tryOut(strategy, List.of("--strategy", strategy, "--policy", "none", "--disk",
                serviceMs + "ms:1GB/s:" + CLIENTS), server -> {
                    List<String> names = Collections.nCopies(CLIENTS, Stage.SMALL_FILE);
                    server.disk(false);
                    Crowd.askAtOnce(server.address(), names);
                    server.disk(true);
                    return run(strategy, threads, Crowd.askAtOnce(server.address(), names));
                });
    }

    private LiveRun run(String strategy, int threads, List<Double> answersS) {
        double serviceS = serviceMs / 1e3;
        int waves = Math.ceilDiv(CLIENTS, threads);
        long first = answersS.stream().filter(each -> each < 1.5 * serviceS).count();
        return new LiveRun(strategy, List.of(
                Reading.count("first-wave", Math.min(threads, CLIENTS), first),
                Reading.seconds("last-answer", waves * serviceS, Collections.max(answersS))),
                answersS);
    }
}
