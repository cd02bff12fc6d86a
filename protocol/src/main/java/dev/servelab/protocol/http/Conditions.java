package dev.servelab.protocol.http;

import org.jspecify.annotations.Nullable;

/**
 * What the conditions and the range of a request come to, in the order of RFC 9110 section 13.2.2.
 * No answer carries Last-Modified, so that conditions on dates are passed over (sections 13.1.3 and
 * 13.1.4) and If-Range with a date never holds (13.1.5). Immutable. Lists are read once, before
 * the file is known: who decides may hold a lock, and a list may have 16 KiB.
 */
public final class Conditions {
    private static final Conditions NONE = new Conditions(null, null, null, ByteRange.NONE);

    private final @Nullable EntityTags ifMatch;
    private final @Nullable EntityTags ifNoneMatch;
    private final @Nullable String ifRange;
    private final ByteRange range;

    private Conditions(@Nullable EntityTags ifMatch, @Nullable EntityTags ifNoneMatch,
            @Nullable String ifRange, ByteRange range) {
        this.ifMatch = ifMatch;
        this.ifNoneMatch = ifNoneMatch;
        this.ifRange = ifRange;
        this.range = range;
    }

    /** Those of a request; most have none, and cost nothing. */
    public static Conditions of(Head.Request request) {
        EntityTags ifMatch = tags(request.ifMatch());
        EntityTags ifNoneMatch = tags(request.ifNoneMatch());
        String asked = request.method() == Method.GET ? request.range() : null;
        return ifMatch == null && ifNoneMatch == null && asked == null
                ? NONE
                : new Conditions(ifMatch, ifNoneMatch, request.ifRange(),
                        asked == null ? ByteRange.NONE : ByteRange.parse(asked));
    }

    /** Whether the whole file is the answer, whatever it is: no tag to be compared, and no range. */
    public boolean areNone() {
        return ifMatch == null && ifNoneMatch == null && range.isNone();
    }

    /**
     * How the request is answered.
     *
     * @param version the file's version, its entity tag without the quotes; null while other bytes
     *                may still come under it: then no tag is the file's
     * @param size    bytes of the whole file, at least 0
     */
    public Decision decide(@Nullable String version, long size) {
        if (ifMatch != null && !ifMatch.match(version)) {
            return new Decision(Status.PRECONDITION_FAILED, 0, 0);
        }
        if (ifNoneMatch != null && ifNoneMatch.matchWeakly(version)) {
            return new Decision(Status.NOT_MODIFIED, 0, 0);
        }
        if (range.isNone() || !rangeHolds(version)) {
            return new Decision(Status.OK, 0, size);
        }
        return ofRange(size);
    }

    private static @Nullable EntityTags tags(@Nullable String list) {
        return list == null ? null : EntityTags.parse(list);
    }

    private boolean rangeHolds(@Nullable String version) {
        return ifRange == null || (version != null && EntityTags.isExactly(ifRange, version));
    }

    private Decision ofRange(long size) {
        if (range.isSuffix()) {
            return ofSuffix(range.last(), size);
        }
        return range.first() < size
                ? part(range.first(), Math.min(range.last(), size - 1) + 1)
                : new Decision(Status.RANGE_NOT_SATISFIABLE, 0, 0);
    }

    /** Of an empty file the last bytes are satisfiable and cannot be told: it is sent whole. */
    private static Decision ofSuffix(long count, long size) {
        if (count == 0) {
            return new Decision(Status.RANGE_NOT_SATISFIABLE, 0, 0);
        }
        return size == 0
                ? new Decision(Status.OK, 0, 0)
                : part(size - Math.min(count, size), size);
    }

    private static Decision part(long first, long end) {
        return new Decision(Status.PARTIAL_CONTENT, first, end);
    }
}
