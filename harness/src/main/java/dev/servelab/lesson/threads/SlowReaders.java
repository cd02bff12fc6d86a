package dev.servelab.lesson.threads;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A client that reads B bytes at the rate r keeps its connection, and a pool's thread, for
 * {@code B / r}, although the server has nothing to do for it. With as many such clients as
 * threads the next client waits for the first of them.
 */
final class SlowReaders implements Play {
    static final int READERS = 2;
    private static final long BYTES_PER_SEC = 1 << 20;

    private final long bytesPerSec;

    SlowReaders() {
        this(BYTES_PER_SEC);
    }

    SlowReaders(long bytesPerSec) {
        this.bytesPerSec = bytesPerSec;
    }

    @Override
    public List<String> numbers() {
        return List.of(Integer.toString(READERS), Times.mib(Stage.LARGE_BYTES),
                Times.mib(bytesPerSec), Times.seconds(readingS()));
    }

    @Override
    public void on(Stage stage) throws IOException, InterruptedException {
        tryOut(stage, "thread-pool:" + READERS, readingS());
        tryOut(stage, "thread-pool:" + (READERS + 1), 0);
        tryOut(stage, "virtual-thread", 0);
        tryOut(stage, "event-loop:1", 0);
    }

    private double readingS() {
        return (double) Stage.LARGE_BYTES / bytesPerSec;
    }

    private void tryOut(Stage stage, String strategy, double waitS)
            throws IOException, InterruptedException {
        stage.tryOut(strategy, List.of("--strategy", strategy), server -> {
            Crowd.askAtOnce(server.address(), List.of(Stage.LARGE_FILE, Stage.SMALL_FILE));
            CountDownLatch reading = new CountDownLatch(READERS);
            List<Double> answersS = Crowd.atOnce(READERS + 1, (client, watch) -> {
                if (client < READERS) {
                    SlowLine.read(server.address(), Stage.LARGE_FILE, bytesPerSec, reading);
                    return watch.seconds();
                }
                reading.await();
                return Crowd.ask(server.address(), Stage.SMALL_FILE, watch);
            });
            return new LiveRun(strategy, List.of(
                    Reading.seconds("next-client", waitS, answersS.getLast())), answersS);
        });
    }
}
