package dev.servelab.front;

import dev.servelab.cache.Sendable;
import dev.servelab.protocol.ErrorCode;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The server's side of one connection. Whoever runs it asks {@link #next} what to do, does it, and
 * asks again; a blocking server waits where the action says so, a selector comes back when it can.
 *
 * <p>Used by one thread at a time. Its {@link Host} may be called from any thread.
 * {@link #close} gives back every pin, buffer and file, on whatever path the connection ends.
 */
public interface Front extends AutoCloseable {
    /** A deadline that never comes. */
    long NEVER = Long.MAX_VALUE;

    /** Whoever carries the actions out. Called from any thread; must not block. */
    interface Host {
        /** An action of waiting may be over: {@link Front#next} is to be asked again. */
        void wakeUp();

        /** The connection is to end at once: its own thread is stuck. */
        void cut();
    }

    /** What is to be done next. */
    enum Action {
        /** Read into {@link #input}, then say {@link #received} or {@link #inputEnded}. */
        READ,
        /** Write from {@link #output}, as much as goes; a write that returns is progress. */
        SEND,
        /** Do nothing until {@link Host#wakeUp}. */
        AWAIT,
        /** Carry out {@link #job} on the connection's own thread: it may block in the disk. */
        RUN,
        /** Half-close, drain if {@link #drains}, close. */
        CLOSE
    }

    /** Goes on as far as possible without waiting and says what is to be done. */
    Action next();

    /** Where to read to. */
    ByteBuffer input();

    /** Bytes have been put into {@link #input}. */
    void received();

    /** The peer will send no more. */
    void inputEnded();

    /** What is to be written, in order: two buffers outside the heap, at most 1 MiB each. */
    ByteBuffer[] output();

    /** The second buffer of {@link #output}, if a socket can take it without a copy; else null. */
    @Nullable
    Sendable sendable();

    /** The job to be carried out. */
    Runnable job();

    /**
     * Until when the action asked for last must have made progress: nanoseconds of the clock, or
     * {@link #NEVER}.
     */
    long deadlineNanos();

    /** Whether bytes of the peer may be under way, to which a closed port would answer by a reset. */
    boolean drains();

    /**
     * The connection is to end: while it was asked to read, its time is over or the server stops.
     * Says why, where the wire has a word for it, then closes.
     */
    void refuse(ErrorCode why);

    /** Gives everything back. */
    @Override
    void close();
}
