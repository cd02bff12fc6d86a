package dev.servelab.selftest;

import dev.servelab.selftest.reference.ReferenceProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Freezes a server once, a while from now, on a thread of its own. Length zero: never. */
final class Freeze {
    private final Thread thread;
    /** Written by the thread alone, read after it has ended. */
    private @Nullable IOException failure;

    Freeze(ReferenceProcess server, Duration wait, Duration length) {
        thread = Thread.ofPlatform().daemon().name("freeze").unstarted(() -> {
            try {
                TimeUnit.NANOSECONDS.sleep(wait.toNanos());
                server.freeze(length);
            } catch (IOException gone) {
                failure = gone;
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        });
        if (length.isPositive()) {
            thread.start();
        }
    }

    /** Returns when the server has been told. */
    void join() throws IOException, InterruptedException {
        thread.join();
        if (failure != null) {
            throw failure;
        }
    }
}
