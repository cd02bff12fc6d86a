package dev.servelab.lesson.threads;

import dev.servelab.protocol.ClientOptions;
import dev.servelab.protocol.FileClient;
import dev.servelab.protocol.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Connections that have had their answer and stay open keep a pool's threads until the server ends
 * them, at its idle timeout T: the next client waits for T, or not at all if one thread is free.
 */
final class KeepAliveHog implements Play {
    static final int HOGS = 4;
    private static final long IDLE_TIMEOUT_MS = 1_000;

    private final long idleTimeoutMs;

    KeepAliveHog() {
        this(IDLE_TIMEOUT_MS);
    }

    KeepAliveHog(long idleTimeoutMs) {
        this.idleTimeoutMs = idleTimeoutMs;
    }

    @Override
    public List<String> numbers() {
        return List.of(Integer.toString(HOGS), Times.seconds(idleTimeoutMs / 1e3));
    }

    @Override
    public void on(Stage stage) throws IOException, InterruptedException {
        tryOut(stage, "thread-pool:" + HOGS, idleTimeoutMs / 1e3);
        tryOut(stage, "thread-pool:" + (HOGS + 1), 0);
        tryOut(stage, "virtual-thread", 0);
        tryOut(stage, "event-loop:1", 0);
    }

    private void tryOut(Stage stage, String strategy, double waitS)
            throws IOException, InterruptedException {
        stage.tryOut(strategy, List.of("--strategy", strategy, "--idle-timeout",
                idleTimeoutMs + "ms"), server -> {
                    List<FileClient> hogs = new ArrayList<>();
                    try {
                        Crowd.Watch watch = Crowd.Watch.start();
                        for (int i = 0; i < HOGS; i++) {
                            hogs.add(hog(server));
                            watch = i == 0 ? Crowd.Watch.start() : watch;
                        }
                        double answeredS = Crowd.ask(server.address(), Stage.SMALL_FILE, watch);
                        return new LiveRun(strategy, List.of(
                                Reading.seconds("next-client", waitS, answeredS)),
                                List.of(answeredS));
                    } finally {
                        for (FileClient hog : hogs) {
                            hog.close();
                        }
                    }
                });
    }

    /** Asks once, has its answer, and stays. */
    private static FileClient hog(LiveServer server) throws IOException {
        FileClient hog = FileClient.connect(server.address(), ClientOptions.DEFAULT);
        hog.get(Stage.SMALL_FILE, FileClient.DISCARD, Progress.NONE);
        return hog;
    }
}
