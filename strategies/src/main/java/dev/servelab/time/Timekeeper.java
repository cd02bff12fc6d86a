package dev.servelab.time;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The one thread that carries deadlines out: many times a second it calls every check, each of
 * which looks through what it watches. Setting a deadline then costs one memory write and no
 * system call, however often it moves. A check must not block; one that throws is called again.
 */
public final class Timekeeper implements AutoCloseable {
    /** How late a deadline may be carried out. */
    public static final Duration PRECISION = Duration.ofMillis(25);

    private final List<Runnable> checks;
    private final Thread thread;
    private volatile boolean closed;

    /** Starts at once. */
    public Timekeeper(Runnable... checks) {
        this.checks = List.of(checks);
        this.thread = Thread.ofPlatform().daemon().name("timekeeper").start(this::run);
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!closed) {
            for (Runnable check : checks) {
                try {
                    check.run();
                } catch (RuntimeException | Error broken) {
                    // Not the field: the constructor may not have returned yet.
                    Thread self = Thread.currentThread();
                    self.getUncaughtExceptionHandler().uncaughtException(self, broken);
                }
            }
            LockSupport.parkNanos(this, PRECISION.toNanos());
        }
    }
}
