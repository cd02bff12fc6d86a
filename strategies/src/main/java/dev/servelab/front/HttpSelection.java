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
    /** Null between requests: lists of tags are large, and thousands of connections are idle. */
    private @Nullable Conditions conditions;
    private boolean headOnly;
    /** Of the version that was seen last, as both below; null before any was. */
    private @Nullable Decision decision;
    private String version = "";
    private boolean settled;
    private long size;

    /** Forgets what was there before; null: the request has ended. */
    void begin(Head.@Nullable Request asked) {
        conditions = asked == null ? null : Conditions.of(asked);
        headOnly = asked != null && asked.method() == Method.HEAD;
        decision = null;
        version = "";
        settled = false;
        size = 0;
    }

    @Override
    public Part of(String seenVersion, long seenSize, boolean isSettled) {
        if (conditions == null) {
            throw new IllegalStateException("asked after the request's end");
        }
        Decision decided = conditions.decide(isSettled ? seenVersion : null, seenSize);
        version = seenVersion;
        settled = isSettled;
        size = seenSize;
        decision = decided;
        return switch (decided.status()) {
            case PRECONDITION_FAILED ->
                new Part.Misfit(ErrorCode.CHANGED, "the file has another version");
            case RANGE_NOT_SATISFIABLE ->
                new Part.Misfit(ErrorCode.BAD_REQUEST, "the file has " + size + " bytes");
            case NOT_MODIFIED -> new Part.Nothing();
            default -> headOnly
                    ? new Part.Nothing()
                    : new Part.Bytes(decided.first(), decided.end(), false);
        };
    }

    @Override
    public boolean isWhole() {
        return conditions != null && conditions.areNone() && !headOnly;
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

    /** Whether no other bytes can come under that version. */
    boolean isSettled() {
        return settled;
    }

    /** Bytes of the whole file. */
    long size() {
        return size;
    }
}
