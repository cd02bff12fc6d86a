package dev.servelab.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A second reading of the wire, by regular expressions over the whole stream: what {@link
 * RequestDecoder} must agree with. Requests are told as text; of a bad one only code and close.
 */
final class NaiveDecoder {
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f]|\\xc2[\\x80-\\x9f]");
    private static final Pattern HTTP = all("[A-Z]+ /.* HTTP/1\\.[0-9]");
    private static final Pattern GET = all("GET (.*)");
    private static final Pattern RANGE = all(
            "RANGE (0|[1-9][0-9]{0,18}) ([A-Za-z0-9._-]{1,64}) (.*)");
    private static final Pattern RANGE_START = all("RANGE .*");
    private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern ESCAPE = Pattern.compile("%(..)");

    private NaiveDecoder() {}

    static List<String> decode(byte[] stream) {
        List<String> requests = new ArrayList<>();
        String rest = new String(stream, ISO_8859_1);
        while (true) {
            int lf = rest.indexOf('\n');
            String line = lf < 0 ? rest : rest.substring(0, lf);
            String content = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            if (content.length() > 4_096) {
                requests.add("too-long closes");
                return requests;
            }
            if (lf < 0) {
                return requests;
            }
            String request = request(content);
            requests.add(request);
            if (request.endsWith(" closes")) {
                return requests;
            }
            rest = rest.substring(lf + 1);
        }
    }

    /** How {@link RequestDecoder}'s answer is told. */
    static String tell(Request request) {
        return switch (request) {
            case Request.Bad bad -> bad.code().wire() + (bad.closes() ? " closes" : "");
            default -> request.toString();
        };
    }

    private static String request(String line) {
        if (HTTP.matcher(line).matches()) {
            return "bad-request closes";
        }
        if (CONTROL.matcher(line).find()) {
            return "bad-request";
        }
        Matcher get = GET.matcher(line);
        if (get.matches()) {
            String name = name(get.group(1));
            return name == null ? "bad-name" : new Request.Get(name).toString();
        }
        if (RANGE_START.matcher(line).matches()) {
            return range(RANGE.matcher(line));
        }
        return switch (line) {
            case "LIST" -> new Request.ListCached().toString();
            case "FILES" -> new Request.Files().toString();
            case "STATS" -> new Request.Stats().toString();
            default -> "bad-request";
        };
    }

    private static String range(Matcher range) {
        long first;
        if (!range.matches()) {
            return "bad-request";
        }
        try {
            first = Long.parseLong(range.group(1));
        } catch (NumberFormatException e) {
            return "bad-request";
        }
        String name = name(range.group(3));
        return name == null
                ? "bad-name"
                : new Request.Range(first, range.group(2), name).toString();
    }

    /** The name written so, a character for each byte; null if none is. */
    static @Nullable String name(String wire) {
        if (CONTROL.matcher(wire).find() || BAD_ESCAPE.matcher(wire).find()) {
            return null;
        }
        String raw = ESCAPE.matcher(wire).replaceAll(escape -> Matcher.quoteReplacement(
                String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(raw.getBytes(ISO_8859_1))).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static Pattern all(String regex) {
        return Pattern.compile(regex, Pattern.DOTALL);
    }
}
