package dev.servelab.load;

import java.io.IOException;
import java.time.Duration;

/**
 * Load on one server: warm-ups and windows, one after another, and scenery around them. Used by one
 * thread at a time. {@link #close} ends everything that still runs.
 */
public interface LoadRun extends AutoCloseable {
    /**
     * Lets the scenery in, and returns at once; it stays until {@link #stopScenery}. Without scenery in the settings,
     * nothing.
     *
     * @param seed fixes what it asks for
     */
    void startScenery(long seed);

    /**
     * Sends the scenery away and tells what it did since it came, between windows too. Stalled
     * clients are looked after only here: until then nothing says whether they were cut.
     *
     * @throws IOException if it stopped by itself
     */
    SceneryCounts stopScenery() throws IOException;

    /**
     * Runs a warm-up or a window, and returns when its last request has ended or was given up.
     *
     * @param seed with {@code stream}, which tells windows apart, fixes what is asked for and, in
     *        an open loop, when
     * @param log gets the latencies
     * @param sink gets each request
     * @throws IOException if this system does not let the load run
     */
    Window run(Duration length, long seed, long stream, IntervalLog log, RequestSink sink)
            throws IOException, InterruptedException;

    /** The same, where single requests are of no interest. */
    default Window run(Duration length, long seed, long stream, IntervalLog log)
            throws IOException, InterruptedException {
        return run(length, seed, stream, log, RequestSink.NONE);
    }

    /** Sends the scenery away. */
    @Override
    void close();
}
