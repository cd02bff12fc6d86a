package dev.servelab.experiment;

import dev.servelab.load.Target;
import java.io.Closeable;
import java.io.IOException;

/** A server while it is measured: ours, in a process of its own, or one that runs already. */
interface MeasuredServer extends Closeable {
    /** How it is asked. */
    Target target();

    /** Begins to watch it, as the last thing before a window. */
    Watch watch() throws IOException, InterruptedException;

    /** Has its declared disk cost what is declared, or nothing; not of a server that has none. */
    void declaredDisk(boolean on) throws IOException, InterruptedException;

    /** What it counts now; only of a server that can be asked. */
    CacheLevel cacheLevel() throws IOException, InterruptedException;

    /** A window that is being watched. */
    interface Watch {
        /** Ends it, as the first thing after the window. */
        Watched end() throws IOException, InterruptedException;
    }

    /**
     * How far a cache has been turned over.
     *
     * @param loadedBytes that went into it since the server was started
     * @param cachedBytes that are in it now
     */
    record CacheLevel(long loadedBytes, long cachedBytes) {
        long evictedBytes() {
            return loadedBytes - cachedBytes;
        }
    }
}
