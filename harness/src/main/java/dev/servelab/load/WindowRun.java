package dev.servelab.load;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One window on a thread of its own: the driver starts what is due, the event loop moves what can
 * be moved, until the window is over and the book closed.
 */
final class WindowRun {
    private final EventLoop loop;
    private final Driver driver;
    private final Slices slices;
    /** Published to the loop's thread. */
    private volatile boolean stopped;
    private @Nullable MeteredThread thread;

    WindowRun(EventLoop loop, Driver driver, Slices slices) {
        this.loop = loop;
        this.driver = driver;
        this.slices = slices;
    }

    /** Starts the thread; the slices end when it does. */
    void start() {
        thread = new MeteredThread("load-loop", this::run);
    }

    private void run() throws IOException {
        try (loop) {
            drive();
        } finally {
            slices.end();
        }
    }

    private void drive() throws IOException {
        driver.prepare();
        while (!stopped && !driver.isPrepared()) {
            loop.turn(Long.MAX_VALUE, nowNs -> {});
        }
        long nowNs = loop.nanoTime() + driver.leadNs();
        driver.begin(nowNs);
        while (!stopped && !driver.isFinished(nowNs)) {
            driver.due(nowNs);
            loop.turn(driver.nextNs(), driver::due);
            nowNs = loop.nanoTime();
            driver.book().roll(nowNs);
        }
        driver.close(nowNs);
    }

    /** Ends the thread, in the middle of the window if need be. */
    void end() {
        stopped = true;
        loop.wakeUp();
        if (thread != null) {
            thread.end();
        }
    }

    /** Throws what ended the window before its time; once it has ended. */
    void check() throws IOException {
        if (thread != null) {
            thread.check();
        }
        driver.check();
    }

    /** Processor time that it took; once it has ended. */
    double cpuS() {
        return (thread == null ? 0 : thread.cpuS()) + driver.pacingCpuS();
    }
}
