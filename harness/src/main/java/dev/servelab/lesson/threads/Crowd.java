package dev.servelab.lesson.threads;

import dev.servelab.protocol.ClientOptions;
import dev.servelab.protocol.FileClient;
import dev.servelab.protocol.Progress;
import dev.servelab.time.Clock;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients that come at the same moment, each on a platform thread of its own. */
final class Crowd {
    private static final double NS_PER_S = 1e9;

    private Crowd() {}

    /** What one client does. */
    interface Task<T> {
        /**
         * Does it.
         *
         * @param watch started when all clients were let go
         */
        T run(int client, Watch watch) throws IOException, InterruptedException;
    }

    /**
     * Tells how long ago something was.
     *
     * @param startNs of the monotonic clock
     */
    record Watch(long startNs) {
        /** Starts now. */
        static Watch start() {
            return new Watch(Clock.SYSTEM.nanoTime());
        }

        double seconds() {
            return (Clock.SYSTEM.nanoTime() - startNs) / NS_PER_S;
        }
    }

    /** Lets so many clients go at once; returns what each came to when all have ended. */
    static <T> List<T> atOnce(int clients, Task<T> task)
            throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(clients,
                Thread.ofPlatform().daemon().name("client-", 1).factory());
        CountDownLatch gate = new CountDownLatch(1);
        try {
            List<Watch> watch = new ArrayList<>();
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                int client = i;
                futures.add(threads.submit(() -> {
                    gate.await();
                    return task.run(client, watch.getFirst());
                }));
            }
            watch.add(Watch.start());
            gate.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(result(future));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> T result(Future<T> future) throws IOException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failed) {
                throw failed;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** One connection, one file, and good-bye. Returns when the file was there, in seconds. */
    static double ask(InetSocketAddress address, String name, Watch watch) throws IOException {
        try (FileClient client = FileClient.connect(address, ClientOptions.DEFAULT)) {
            client.get(name, FileClient.DISCARD, Progress.NONE);
            return watch.seconds();
        }
    }

    /** So many ask for a file each; when each had it, in seconds. */
    static List<Double> askAtOnce(InetSocketAddress address, List<String> names)
            throws IOException, InterruptedException {
        return atOnce(names.size(),
                (client, watch) -> ask(address, names.get(client), watch));
    }
}
