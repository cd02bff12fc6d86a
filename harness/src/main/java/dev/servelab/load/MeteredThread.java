package dev.servelab.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A thread of the generator. It says at its end how much processor time it took, and what went
 * wrong on it. */
final class MeteredThread {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final double NS_PER_S = 1e9;

    private final Thread thread;
    /** Written by the thread at its end, read after {@link #end}. */
    private double cpuS = Double.NaN;
    /** The same. */
    private @Nullable Throwable failure;

    /** What such a thread does. */
    @FunctionalInterface
    interface Work {
        /** Runs to the end. */
        void run() throws IOException;
    }

    /** Starts it. */
    MeteredThread(String name, Work work) {
        this.thread = Thread.ofPlatform().name(name).daemon().start(() -> {
            try {
                work.run();
            } catch (IOException | RuntimeException | Error e) {
                failure = e;
            } finally {
                cpuS = current();
            }
        });
    }

    private static double current() {
        return THREADS.isCurrentThreadCpuTimeSupported()
                ? THREADS.getCurrentThreadCpuTime() / NS_PER_S
                : Double.NaN;
    }

    /** Throws what ended it before its time; once it has ended. */
    void check() throws IOException {
        switch (failure) {
            case null -> {
            }
            case IOException e -> throw new IOException(e.getMessage(), e);
            case Throwable e -> throw new IllegalStateException(thread.getName() + " stopped", e);
        }
    }

    /** Processor time so far, while the thread runs; not a number where nobody knows. */
    double cpuSoFarS() {
        long ns = THREADS.isThreadCpuTimeSupported() && thread.isAlive()
                ? THREADS.getThreadCpuTime(thread.threadId())
                : -1;
        return ns < 0 ? Double.NaN : ns / NS_PER_S;
    }

    /** Wakes it if it is parked, and waits for its end, which must come soon. */
    void end() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            LockSupport.unpark(thread);
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Processor time of the whole life of a thread that has ended. */
    double cpuS() {
        return cpuS;
    }
}
