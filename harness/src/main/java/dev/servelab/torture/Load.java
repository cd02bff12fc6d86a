package dev.servelab.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** The clients of one variant, each on a thread of its own. */
final class Load {
    private static final int LIMIT_S = 60;

    private final List<Thread> threads = new ArrayList<>();

    static Load start(Scene scene, int clients, SplittableRandom random) {
        Load load = new Load();
        for (int i = 0; i < clients; i++) {
            VerifyingClient client = new VerifyingClient(scene, random.split());
            load.threads.add(Thread.ofPlatform().name("client-" + i).daemon()
                    .start(() -> run(client, scene)));
        }
        return load;
    }

    private static void run(VerifyingClient client, Scene scene) {
        try (client) {
            client.run();
        } catch (RuntimeException broken) {
            scene.tally.unexplained("a client broke: " + broken);
        }
    }

    /** Waits for their last requests to be answered; the scene must be over. */
    boolean awaitEnd() throws InterruptedException {
        long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_S);
        for (Thread thread : threads) {
            long leftMs = TimeUnit.NANOSECONDS.toMillis(deadlineNs - System.nanoTime());
            thread.join(Math.max(1, leftMs));
        }
        return threads.stream().noneMatch(Thread::isAlive);
    }
}
