package dev.servelab.torture;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The thread that has faults done; whoever joins it learns how it has ended. */
final class FaultThread {
    private final FaultDriver driver;
    private final Scene scene;
    private final Thread thread = Thread.ofPlatform().name("faults").daemon()
            .unstarted(this::run);
    /** Written by the thread, read after it has ended. */
    private @Nullable Exception failure;

    FaultThread(FaultDriver driver, Scene scene) {
        this.driver = driver;
        this.scene = scene;
    }

    void start() {
        thread.start();
    }

    /** Waits for its last fault, and for the peers; afterwards every file is whole. */
    void join() throws IOException, InterruptedException {
        thread.join();
        if (failure instanceof IOException trouble) {
            throw trouble;
        }
        if (failure != null) {
            throw new IllegalStateException("no more faults could be done", failure);
        }
    }

    private void run() {
        try {
            driver.run();
            driver.restore();
        } catch (IOException | InterruptedException | RuntimeException broken) {
            failure = broken;
            scene.end(); // otherwise the clients would wait for faults for ever
        }
    }
}
