package dev.servelab.load;

/**
 * The life of one request. Times are microseconds since the start of its window, or
 * {@link #NEVER}.
 *
 * @param intendedUs when it should have started; in a closed loop, when it did
 * @param startUs when the client turned to it: began to connect, or wrote to an open connection
 * @param sentUs when the connection was there and the request was written to it
 * @param firstByteUs when the first byte of the answer came
 * @param endUs when the answer was whole and verified, or the request had failed or was given up
 * @param bytes of file content received
 * @param outcome ok, unanswered, or the id of an {@link ErrorClass}
 * @param file what was asked for
 */
public record RequestTimes(long intendedUs, long startUs, long sentUs, long firstByteUs,
        long endUs, long bytes, String outcome, String file) {
    /** A time that did not come. */
    public static final long NEVER = -1;
    /** The outcome of an answer that was whole and right. */
    public static final String OK = "ok";
    /** The outcome of a request that was open when the books were closed. */
    public static final String UNANSWERED = "unanswered";
}
