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

/** What one request wants of its file, by its method, its range and its conditions. */
final class HttpSelection implements Selection {
    private final Conditions conditions;
    private final boolean headOnly;
    /** Of the version that was seen last, as both below; null before any was. */
    private @Nullable Decision decision;
    private String version = "";
    private boolean settled;
    private long size;

    HttpSelection(Head.Request request) {
        this.conditions = Conditions.of(request);
        this.headOnly = request.method() == Method.HEAD;
    }

    @Override
    public Part of(String seenVersion, long seenSize, boolean isSettled) {
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
