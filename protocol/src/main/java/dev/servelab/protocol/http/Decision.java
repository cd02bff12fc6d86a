package dev.servelab.protocol.http;

/**
 * How a request is answered whose file has been found: OK, PARTIAL_CONTENT, NOT_MODIFIED,
 * PRECONDITION_FAILED or RANGE_NOT_SATISFIABLE.
 *
 * @param first where the bytes begin that the answer is about; 0 where it is about none
 * @param end   where they end, exclusive; 0 where it is about none
 */
public record Decision(Status status, long first, long end) {
    /** Checks that the bytes are some. */
    public Decision {
        if (first < 0 || end < first) {
            throw new IllegalArgumentException("bytes " + first + " to " + end);
        }
    }
}
