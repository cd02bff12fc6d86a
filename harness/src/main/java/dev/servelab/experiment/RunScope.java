package dev.servelab.experiment;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

/**
 * What a run must not leave behind: servers, temporary files. All of it is closed, the latest
 * first, at the end of the run or when the process is told to end (Ctrl-C, SIGTERM), whichever
 * comes first. Thread-safe: the lock is this object.
 */
public final class RunScope implements Closeable {
    private final Deque<Closeable> open = new ArrayDeque<>();
    private final Thread hook = Thread.ofPlatform().name("clean-up").unstarted(this::interrupt);
    private boolean interrupted;

    /** Begins to watch for the end of the process. */
    public static RunScope begin() {
        RunScope scope = new RunScope();
        Runtime.getRuntime().addShutdownHook(scope.hook);
        return scope;
    }

    private RunScope() {}

    /** Takes something into care. Closes it at once if the process is ending already. */
    public <T extends Closeable> T add(T resource) throws IOException {
        synchronized (this) {
            if (!interrupted) {
                open.push(resource);
                return resource;
            }
        }
        resource.close();
        throw new IOException("interrupted");
    }

    /** Closes something that was taken into care, before its time. */
    public void release(Closeable resource) throws IOException {
        boolean mine;
        synchronized (this) {
            mine = open.remove(resource);
        }
        if (mine) {
            resource.close();
        }
    }

    /**
     * To be called before a failure is reported: if the process is ending, the failure is a part of
     * that, and this call does not return.
     */
    public void awaitEndIfInterrupted() throws InterruptedException {
        boolean ending;
        synchronized (this) {
            ending = interrupted;
        }
        if (ending) {
            Thread.currentThread().join(); // ends with the process
        }
    }

    private void interrupt() {
        synchronized (this) {
            interrupted = true;
        }
        closeAll();
    }

    private void closeAll() {
        Closeable next = take();
        while (next != null) {
            try {
                next.close();
            } catch (IOException | RuntimeException leftBehind) {
                // The others still have to be closed, and there is nobody left to tell.
            }
            next = take();
        }
    }

    private synchronized @Nullable Closeable take() {
        return open.poll();
    }

    /** The run is over: closes all that is left. */
    @Override
    public void close() {
        closeAll();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The hook is running, and finds nothing left to close.
        }
    }
}
