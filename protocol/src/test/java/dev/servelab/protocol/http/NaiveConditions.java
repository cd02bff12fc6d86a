package dev.servelab.protocol.http;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A second reading of RFC 9110 sections 13 and 14, by regular expressions and numbers of any
 * length: what {@link Conditions} must agree with.
 */
final class NaiveConditions {
    private static final String TAG = "(W/)?\"([!#-~\\x80-\\xff]*)\"";
    private static final Pattern ONE_TAG = Pattern.compile(TAG);
    private static final Pattern TAGS = Pattern.compile(
            "[, \t]*(" + TAG + "[ \t]*(,[, \t]*|$))*");
    private static final Pattern RANGE = Pattern.compile(
            "[bB][yY][tT][eE][sS]=(?:([0-9]+)-([0-9]*)|-([0-9]+))");

    /** As good as any number beyond it: no file is longer. */
    private static final BigInteger LONGEST = BigInteger.valueOf(Long.MAX_VALUE);

    private NaiveConditions() {}

    /** As {@link Conditions#decide}. */
    static Decision decide(Head.Request request, String version, long size) {
        if (request.ifMatch() != null && !has(request.ifMatch(), version, false)) {
            return new Decision(Status.PRECONDITION_FAILED, 0, 0);
        }
        if (request.ifNoneMatch() != null && has(request.ifNoneMatch(), version, true)) {
            return new Decision(Status.NOT_MODIFIED, 0, 0);
        }
        boolean same = request.ifRange() == null || request.ifRange().equals('"' + version + '"');
        Matcher range = RANGE.matcher(String.valueOf(request.range()));
        if (request.method() == Method.GET && same && range.matches()) {
            return range(range, BigInteger.valueOf(size));
        }
        return new Decision(Status.OK, 0, size);
    }

    private static boolean has(String list, String version, boolean weakToo) {
        if (list.equals("*")) {
            return true;
        }
        return TAGS.matcher(list).matches() && ONE_TAG.matcher(list).results().anyMatch(
                tag -> tag.group(2).equals(version) && (weakToo || tag.group(1) == null));
    }

    private static Decision range(Matcher range, BigInteger size) {
        boolean suffix = range.group(1) == null;
        BigInteger first = suffix
                ? size.subtract(new BigInteger(range.group(3))).max(BigInteger.ZERO)
                : new BigInteger(range.group(1)).min(LONGEST);
        BigInteger last = suffix || range.group(2).isEmpty()
                ? size.max(first)
                : new BigInteger(range.group(2)).min(LONGEST);
        boolean emptyFile = suffix && size.signum() == 0
                && new BigInteger(range.group(3)).signum() > 0;
        if (last.compareTo(first) < 0 || emptyFile) {
            return new Decision(Status.OK, 0, size.longValueExact());
        }
        return first.compareTo(size) >= 0
                ? new Decision(Status.RANGE_NOT_SATISFIABLE, 0, 0)
                : new Decision(Status.PARTIAL_CONTENT, first.longValueExact(),
                        last.add(BigInteger.ONE).min(size).longValueExact());
    }
}
