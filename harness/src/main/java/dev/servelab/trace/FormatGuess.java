package dev.servelab.trace;

import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Which format a trace has, if nobody says it: by its name, then by its first bytes. Text is what
 * has no control characters in it.
 */
final class FormatGuess {
    private static final String ORACLE_NAME = ".oracleGeneral";
    /** As much is looked at, less where a trace is shorter. */
    private static final int LOOK_BYTES = 4_096;
    private static final Pattern TIME_ID_SIZE = Pattern.compile(
            "\\s*[0-9.]+\\s+\\S+\\s+[0-9]+(\\s.*)?");

    private FormatGuess() {}

    /**
     * The format of what the feed begins with; nothing is read away.
     *
     * @throws BrokenTraceException if it is binary, and its length is that of no such format
     */
    static TraceFormat of(ByteFeed feed) throws IOException {
        feed.fill(LOOK_BYTES);
        if (RecordedReader.isIn(feed)) {
            return TraceFormat.SERVELAB;
        }
        String path = Packing.withoutSuffix(feed.name());
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (name.contains(ORACLE_NAME)) {
            return TraceFormat.ORACLE_GENERAL;
        }
        if (name.endsWith(".csv")) {
            return TraceFormat.CSV;
        }
        int look = Math.min(feed.to, feed.from + LOOK_BYTES);
        return isText(feed, look) ? ofText(feed, look) : ofBinary(feed);
    }

    private static TraceFormat ofBinary(ByteFeed feed) throws BrokenTraceException {
        if (feed.length().orElse(0) % Integer.BYTES != 0) {
            throw new BrokenTraceException(feed.name() + ": binary, and no multiple of "
                    + Integer.BYTES + " bytes long; --format says what it is");
        }
        return TraceFormat.INT32;
    }

    private static TraceFormat ofText(ByteFeed feed, int look) {
        String first = firstLine(feed, look);
        if (TIME_ID_SIZE.matcher(first).matches()) {
            return TraceFormat.WEBCACHESIM;
        }
        return first.indexOf(',') >= 0 ? TraceFormat.CSV : TraceFormat.LINES;
    }

    private static boolean isText(ByteFeed feed, int look) {
        for (int i = feed.from; i < look; i++) {
            byte b = feed.bytes[i];
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return true;
    }

    /** The first line that is not empty, as far as it is there. */
    private static String firstLine(ByteFeed feed, int look) {
        StringBuilder line = new StringBuilder();
        for (int i = feed.from; i < look; i++) {
            char c = (char) (feed.bytes[i] & 0xff);
            if (c == '\n' && !line.toString().isBlank()) {
                break;
            }
            line.append(c == '\n' || c == '\r' ? ' ' : c);
        }
        return line.toString();
    }
}
