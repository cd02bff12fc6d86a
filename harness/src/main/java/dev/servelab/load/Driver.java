package dev.servelab.load;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Decides when requests start: the difference between a closed and an open loop. The loop's thread
 * calls {@link #prepare}, {@link #begin}, then {@link #due} and {@link #ended} as things happen,
 * until {@link #isFinished}, then {@link #close}.
 */
interface Driver {
    /** Where everything is booked. */
    Book book();

    /** Begins with what is to be done before the window. */
    void prepare();

    /** Whether that is done, well or badly. */
    boolean isPrepared();

    /** How long after {@link #isPrepared} the window begins. */
    default long leadNs() {
        return 0;
    }

    /** The window begins at {@code startNs}. */
    void begin(long startNs);

    /** Starts every request whose time has come. To be called after whatever took time. */
    void due(long nowNs);

    /** The next time at which, if nothing happens, {@link #due} has something to do. */
    long nextNs();

    /**
     * A request has ended, and is booked. What follows from it starts with {@link #due}.
     *
     * @param link it was on; null if there was none
     */
    void ended(@Nullable Link link, Request request, @Nullable ErrorClass error, long nowNs);

    /** A connection was closed by the server while nothing was asked. */
    void idleClosed(Link link);

    /** Whether the window is over, time to finish included. */
    boolean isFinished(long nowNs);

    /** Books what is open as unanswered, and closes the book. */
    void close(long nowNs);

    /** Clients of a closed loop that had no answer. */
    int starvedClients();

    /** Requests that had to wait for a connection because of the cap. */
    long capped();

    /** Throws what went wrong on a thread that helps the loop's; after {@link #close}. */
    default void check() throws IOException {}

    /** Processor time of a thread that helps the loop's; after {@link #close}. */
    default double pacingCpuS() {
        return 0;
    }
}
