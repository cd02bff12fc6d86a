package dev.servelab.selftest.reference;

import dev.servelab.time.Clock;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The queue of the textbook, M/M/c: one line, c workers, first come first served, service times
 * exponential. Workers are platform threads that write the answers themselves, so that a worker
 * goes from one request to the next without waiting for anybody.
 */
final class QueueBehaviour implements Behaviour {
    /** One request in the line, numbered from 0. */
    private static final class Job {
        private final int number;
        private final OutputStream out;
        private final long serviceNs;
        private final CountDownLatch done = new CountDownLatch(1);
        /** Written before {@code done} opens, read after. */
        private @Nullable IOException failure;

        Job(int number, OutputStream out, long serviceNs) {
            this.number = number;
            this.out = out;
            this.serviceNs = serviceNs;
        }
    }

    private final double meanServiceNs;
    private final long seed;
    private final byte[] answer = Lie.NONE.answer();
    private final LinkedBlockingQueue<Job> line = new LinkedBlockingQueue<>();
    private final List<Thread> workers = new ArrayList<>();
    /** The lock is this object, so that the line and the service times have the same order. */
    private LongSupplier serviceTimes;
    /** In the order of the line: as planned, and as it was once it is over. */
    private final List<Long> servicesNs = new ArrayList<>();

    QueueBehaviour(int workerCount, double meanServiceNs, long seed) {
        this.meanServiceNs = meanServiceNs;
        this.seed = seed;
        this.serviceTimes = ServiceTimes.of(meanServiceNs, seed);
        for (int i = 0; i < workerCount; i++) {
            workers.add(Thread.ofPlatform().daemon().name("worker-" + i).start(this::work));
        }
    }

    @Override
    public boolean answer(OutputStream out) throws IOException, InterruptedException {
        Job job = join(out);
        job.done.await();
        if (job.failure != null) {
            throw job.failure;
        }
        return true;
    }

    private synchronized Job join(OutputStream out) {
        Job job = new Job(servicesNs.size(), out, serviceTimes.getAsLong());
        servicesNs.add(job.serviceNs);
        line.add(job);
        return job;
    }

    private void work() {
        try {
            while (true) {
                serve(line.take());
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(Job job) {
        long startNs = Clock.SYSTEM.nanoTime();
        PreciseSleep.until(startNs + job.serviceNs);
        try {
            job.out.write(answer);
        } catch (IOException clientLeft) {
            job.failure = clientLeft;
        }
        served(job.number, Clock.SYSTEM.nanoTime() - startNs);
        job.done.countDown();
    }

    private synchronized void served(int number, long ns) {
        servicesNs.set(number, ns);
    }

    @Override
    public synchronized void restart() {
        serviceTimes = ServiceTimes.of(meanServiceNs, seed);
        servicesNs.clear();
    }

    @Override
    public synchronized String counts() {
        return "\"services_ns\":" + servicesNs + ",";
    }

    @Override
    public void close() {
        workers.forEach(Thread::interrupt);
    }
}
