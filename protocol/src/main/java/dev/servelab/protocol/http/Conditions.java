package dev.servelab.protocol.http;

/**
 * What the conditions and the range of a request come to, in the order of RFC 9110 section 13.2.2.
 * No answer carries Last-Modified, so that conditions on dates are passed over (sections 13.1.3 and
 * 13.1.4) and If-Range with a date never holds (13.1.5).
 */
public final class Conditions {
    private Conditions() {}

    /**
     * How the request is answered.
     *
     * @param version the file's version, its entity tag without the quotes
     * @param size    bytes of the whole file, at least 0
     */
    public static Decision decide(Head.Request request, String version, long size) {
        String ifMatch = request.ifMatch();
        if (ifMatch != null && !EntityTags.match(ifMatch, version)) {
            return new Decision(Status.PRECONDITION_FAILED, 0, 0);
        }
        String ifNoneMatch = request.ifNoneMatch();
        if (ifNoneMatch != null && EntityTags.matchWeakly(ifNoneMatch, version)) {
            return new Decision(Status.NOT_MODIFIED, 0, 0);
        }
        String range = request.range();
        if (range == null || request.method() != Method.GET || !rangeHolds(request, version)) {
            return new Decision(Status.OK, 0, size);
        }
        return ofRange(ByteRange.parse(range), size);
    }

    private static boolean rangeHolds(Head.Request request, String version) {
        String ifRange = request.ifRange();
        return ifRange == null || EntityTags.isExactly(ifRange, version);
    }

    private static Decision ofRange(ByteRange range, long size) {
        if (range.isNone()) {
            return new Decision(Status.OK, 0, size);
        }
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
