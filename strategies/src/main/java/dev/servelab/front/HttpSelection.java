package dev.servelab.front;

import dev.servelab.cache.Part;
import dev.servelab.cache.Selection;
import dev.servelab.protocol.ErrorCode;
import dev.servelab.protocol.http.Conditions;
import dev.servelab.protocol.http.Decision;
import dev.servelab.protocol.http.Head;
import dev.servelab.protocol.http.Method;
import dev.servelab.protocol.http.Status;
import org.jspecify.annotations.Nullable;

/**
 * What a request wants of its file, by its method, its range and its conditions; for one request of a
 * connection after another.
 */
final class HttpSelection implements Selection {
    /** Null between requests: a head is large, and thousands of connections are idle. */
    private Head.@Nullable Request request;
    /** Of the version that was seen last, as both below; null before any was. */
    private @Nullable Decision decision;
    private String version = "";
    private long size;

    /** Forgets what was there before; null: the request has ended. */
    void begin(Head.@Nullable Request asked) {
        request = asked;
        decision = null;
        version = "";
        size = 0;
    }

    @Override
    public Part of(String seenVersion, long seenSize) {
        if (request == null) {
            throw new IllegalStateException("asked after the request's end");
        }
        Decision decided = Conditions.decide(request, seenVersion, seenSize);
        version = seenVersion;
        size = seenSize;
        decision = decided;
        return switch (decided.status()) {
            case PRECONDITION_FAILED ->
                new Part.Misfit(ErrorCode.CHANGED, "the file has another version");
            case RANGE_NOT_SATISFIABLE ->
                new Part.Misfit(ErrorCode.BAD_REQUEST, "the file has " + size + " bytes");
            case NOT_MODIFIED -> new Part.Nothing();
            default -> request.method() == Method.HEAD
                    ? new Part.Nothing()
                    : new Part.Bytes(decided.first(), decided.end(), false);
        };
    }

    /** What came of it. */
    Decision decision() {
        if (decision == null) {
            throw new IllegalStateException("no version of the file was seen");
        }
        return decision;
    }

    /** Whether the last version that was seen was refused for that. */
    boolean isRefused(Status why) {
        return decision != null && decision.status() == why;
    }

    String version() {
        return version;
    }

    /** Bytes of the whole file. */
    long size() {
        return size;
    }
}
