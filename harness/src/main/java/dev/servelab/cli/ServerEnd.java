package dev.servelab.cli;

import dev.servelab.server.FileServer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * How a server's process ends: no new connections, transfers may end, logs are flushed; then the
 * process is halted with status 0, and whatever hangs, soon after the time of grace.
 */
final class ServerEnd {
    private static final Duration BEYOND_GRACE = Duration.ofMillis(1_500);

    private ServerEnd() {}

    /**
     * Has it all done when the process is asked to end, by a signal or by its own command.
     *
     * @param afterGrace run when transfers have had their time; whatever hangs after that, it is done
     * @param atEnd      run when nothing goes on any more
     */
    static void onShutdown(FileServer server, Duration grace, Runnable afterGrace,
            Runnable atEnd) {
        Thread end = Thread.ofPlatform().name("server-end").unstarted(() -> {
            haltAfter(grace.plus(BEYOND_GRACE));
            end(server, grace, afterGrace, atEnd);
            Runtime.getRuntime().halt(ExitStatus.DONE);
        });
        Runtime.getRuntime().addShutdownHook(end);
    }

    /** Waits for a signal. */
    static void awaitShutdown() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    private static void end(FileServer server, Duration grace, Runnable afterGrace,
            Runnable atEnd) {
        attempt(() -> server.stop(grace));
        attempt(afterGrace::run);
        attempt(server::close);
        attempt(atEnd::run);
    }

    /** What fails keeps nothing after it from ending well. */
    private static void attempt(Step step) {
        try {
            step.run();
        } catch (IOException | InterruptedException | RuntimeException failed) {
            System.err.println("servelab: while stopping: " + failed.getMessage());
        }
    }

    private interface Step {
        void run() throws IOException, InterruptedException;
    }

    private static void haltAfter(Duration time) {
        Thread.ofPlatform().daemon().name("server-end-watch").start(() -> {
            try {
                Thread.sleep(time);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(ExitStatus.DONE);
        });
    }
}
