package dev.servelab.protocol;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A second reading of what a server says, by regular expressions over the whole stream: what {@link
 * FileClient} must make of it. Outcomes are told as text.
 */
final class NaiveReplies {
    private static final int MAX_LINE = 4_096;
    private static final String NUMBER = "(0|[1-9][0-9]{0,18})";
    private static final Pattern OK = all("OK " + NUMBER + " ([A-Za-z0-9._-]{1,64})");
    private static final Pattern ERR = all("ERR ([^ ]*)(?: (.*))?");
    private static final Pattern END = all("END ([0-9a-fA-F]{8})");
    private static final Pattern CACHED = all(
            "([^\\t]*)\\t" + NUMBER + "\\t" + NUMBER + "\\t" + NUMBER);
    private static final Pattern FILE = all("([^\\t]*)\\t" + NUMBER);
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f-\\x9f]");
    private static final long LISTING_MAX = 256L << 20;

    private final String said;
    private final String atEnd;
    private int position;
    private boolean usable = true;

    /** What is no reply of this protocol, or not the one that was asked for. */
    private static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;

        Wrong(String outcome) {
            super(outcome);
        }
    }

    NaiveReplies(byte[] said, MemorySocket.Ending ending) {
        this.said = new String(said, ISO_8859_1);
        this.atEnd = switch (ending) {
            case CLOSE -> "SHORT";
            case SILENCE -> "TimedOut";
            case RESET -> "RESET";
        };
    }

    /** Whether the client may ask again. */
    boolean usable() {
        return usable;
    }

    /**
     * The outcome of a request.
     *
     * @param front what the client has of the file already
     */
    String next(Request request, byte[] front) {
        usable = false;
        try {
            return reply(request, front);
        } catch (Wrong wrong) {
            return String.valueOf(wrong.getMessage());
        }
    }

    /** Whether what is left is nothing, or one line that refuses. */
    boolean nothingMore() {
        String rest = said.substring(position);
        if (rest.isEmpty()) {
            return true;
        }
        String line = rest.substring(0, rest.length() - 1);
        return rest.length() <= MAX_LINE && rest.endsWith("\n") && line.indexOf('\n') < 0
                && refusal(line) != null;
    }

    private String reply(Request request, byte[] front) throws Wrong {
        String header = line();
        String refusal = refusal(header);
        if (refusal != null) {
            usable = !refusal.matches("(too-long|busy|timeout|shutting-down) .*");
            return "refused " + refusal;
        }
        Matcher ok = matching(OK, header);
        long length = number(ok.group(1));
        if (!isAsAsked(request, length, ok.group(2))) {
            throw new Wrong("MALFORMED");
        }
        byte[] body = body(length);
        int sum = (int) Long.parseLong(matching(END, line()).group(1), 16);
        if (sum != sum(front, body)) {
            throw new Wrong("CORRUPT");
        }
        return content(request, length, ok.group(2), sum, new String(body, ISO_8859_1));
    }

    private static boolean isAsAsked(Request request, long length, String version) {
        return switch (request) {
            case Request.Get get -> true;
            case Request.Range range -> range.version().equals(version);
            default -> length <= LISTING_MAX && version.equals("-");
        };
    }

    private String content(Request request, long length, String version, int sum, String body)
            throws Wrong {
        String told = switch (request) {
            case Request.ListCached list -> rows(body, this::cachedRow);
            case Request.Files files -> rows(body, this::fileRow);
            case Request.Stats stats -> new String(body.getBytes(ISO_8859_1), UTF_8);
            default -> new Received(length, version, sum) + ReplyFuzz.told(body);
        };
        if (told == null) {
            throw new Wrong("MALFORMED");
        }
        usable = true;
        return told;
    }

    private static @Nullable String rows(String body, Function<String, @Nullable Object> row) {
        if (!body.isEmpty() && !body.endsWith("\n")) {
            return null;
        }
        Object[] rows = body.isEmpty()
                ? new Object[0]
                : Arrays.stream(body.substring(0, body.length() - 1).split("\n", -1)).map(row)
                        .toArray();
        return Arrays.asList(rows).contains(null) ? null : Arrays.toString(rows);
    }

    private @Nullable Object cachedRow(String line) {
        try {
            Matcher row = matching(CACHED, line);
            String name = NaiveDecoder.name(row.group(1));
            return name == null
                    ? null
                    : new CachedRow(name, number(row.group(2)), number(row.group(3)),
                            number(row.group(4)));
        } catch (Wrong wrong) {
            return null;
        }
    }

    private @Nullable Object fileRow(String line) {
        try {
            Matcher row = matching(FILE, line);
            String name = NaiveDecoder.name(row.group(1));
            return name == null ? null : new FileRow(name, number(row.group(2)));
        } catch (Wrong wrong) {
            return null;
        }
    }

    private static @Nullable String refusal(String line) {
        Matcher err = ERR.matcher(line);
        if (!err.matches() || ErrorCode.ofWire(err.group(1)) == null) {
            return null;
        }
        String text = err.group(2) == null ? "" : err.group(2);
        return err.group(1) + " " + CONTROL.matcher(new String(text.getBytes(ISO_8859_1), UTF_8))
                .replaceAll(found -> escaped(found.group()));
    }

    private static String escaped(String control) {
        StringBuilder escaped = new StringBuilder();
        for (byte b : control.getBytes(UTF_8)) {
            escaped.append(String.format("%%%02X", b));
        }
        return escaped.toString();
    }

    private String line() throws Wrong {
        int end = said.indexOf('\n', position);
        int length = (end < 0 ? said.length() : end) - position;
        if (length > MAX_LINE) {
            throw new Wrong("MALFORMED");
        }
        if (end < 0) {
            throw new Wrong(atEnd);
        }
        String line = said.substring(position, end);
        position = end + 1;
        return line;
    }

    private byte[] body(long length) throws Wrong {
        if (length > said.length() - position) {
            throw new Wrong(atEnd);
        }
        String body = said.substring(position, position + (int) length);
        position += (int) length;
        return body.getBytes(ISO_8859_1);
    }

    private static int sum(byte[] front, byte[] body) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(front);
        whole.writeBytes(body);
        CRC32C sum = new CRC32C();
        sum.update(whole.toByteArray());
        return (int) sum.getValue();
    }

    private static Matcher matching(Pattern pattern, String line) throws Wrong {
        Matcher matcher = pattern.matcher(line);
        if (!matcher.matches()) {
            throw new Wrong("MALFORMED");
        }
        return matcher;
    }

    private static long number(String digits) throws Wrong {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException tooLarge) {
            throw new Wrong("MALFORMED");
        }
    }

    private static Pattern all(String regex) {
        return Pattern.compile(regex, Pattern.DOTALL);
    }
}
