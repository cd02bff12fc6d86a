package dev.servelab.protocol.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * A second reading of HTTP, by regular expressions over the whole stream: what {@link HeadParser}
 * must agree with. Heads are told as text; of a malformed one only the status, and whether it is
 * the answer to HEAD.
 */
final class NaiveHeads {
    private static final String TOKEN = "[-!#$%&'*+.^_`|~0-9A-Za-z]+";
    private static final Pattern REQUEST = Pattern.compile(
            "(" + TOKEN + ") ([!\"$-~]+) HTTP/([0-9][.][0-9])\r");
    private static final Pattern FIELD = Pattern.compile(
            "(" + TOKEN
                    + "):[ \t]*((?:[\t\\x20-\\x7e\\x80-\\xff]*[\\x21-\\x7e\\x80-\\xff])?)[ \t]*\r");
    private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.]+]"
            + "|([A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)(:[0-9]*)?");

    private static final String TO_HEAD = " to HEAD";

    private final List<String> told = new ArrayList<>();
    private final Map<String, List<String>> fields = new HashMap<>();
    private String rest;
    private boolean toHead;
    private int headBytes;
    private int fieldCount;

    private NaiveHeads(String stream) {
        rest = stream;
    }

    static List<String> parse(byte[] stream) {
        NaiveHeads naive = new NaiveHeads(new String(stream, ISO_8859_1));
        String end = naive.heads();
        if (!end.isEmpty()) {
            naive.told.add(end + (naive.toHead ? TO_HEAD : ""));
        }
        return naive.told;
    }

    /** How {@link HeadParser}'s answer is told. */
    static String tell(Head head) {
        return switch (head) {
            case Head.Malformed malformed -> malformed.status().code()
                    + (malformed.method() == Method.HEAD ? TO_HEAD : "");
            case Head.Request request -> request.toString();
        };
    }

    /** Heads until one is malformed, whose status is returned, or is not whole: then nothing. */
    private String heads() {
        while (true) {
            headBytes = 0;
            fieldCount = 0;
            fields.clear();
            String end = head();
            if (end != null) {
                return end;
            }
        }
    }

    private @Nullable String head() {
        String line = requestLine();
        if (line != null && line.equals("\r")) {
            line = requestLine();
        }
        if (line == null) {
            return rest.length() >= 8_192 + 64 ? "414" : "";
        }
        Matcher request = REQUEST.matcher(line);
        if (!request.matches()) {
            return "400";
        }
        if (request.group(2).length() > 8_192) {
            return "414";
        }
        if (!request.group(3).equals("1.0") && !request.group(3).equals("1.1")) {
            return "505";
        }
        String bad = fields();
        return bad == null ? judge(request) : bad;
    }

    private @Nullable String requestLine() {
        toHead = rest.startsWith("HEAD ");
        return line(8_192 + 64);
    }

    private @Nullable String fields() {
        while (true) {
            int room = 16_384 - headBytes;
            String line = line(room);
            if (line == null) {
                return !rest.isEmpty() && rest.length() >= room ? "431" : "";
            }
            if (line.equals("\r")) {
                return null;
            }
            String bad = field(line);
            if (bad != null) {
                return bad;
            }
        }
    }

    private @Nullable String field(String line) {
        if (!line.endsWith("\r")) {
            return "400";
        }
        fieldCount++;
        if (fieldCount > 100) {
            return "431";
        }
        Matcher field = FIELD.matcher(line);
        if (!field.matches()) {
            return "400";
        }
        String name = field.group(1).toLowerCase(Locale.ROOT);
        String value = field.group(2);
        List<String> values = fields.computeIfAbsent(name, first -> new ArrayList<>());
        values.add(value);
        boolean bad = switch (name) {
            case "host" -> values.size() > 1 || !HOST.matcher(value).matches();
            case "content-length" -> values.size() > 1 || !value.matches("[0-9]+");
            default -> false;
        };
        return bad ? "400" : null;
    }

    /** Tells the request, or returns the status of what is wrong with it. */
    private @Nullable String judge(Matcher request) {
        boolean old = request.group(3).equals("1.0");
        String coding = one("transfer-encoding");
        if (!fields.containsKey("host") && !old) {
            return "400";
        }
        if (coding != null && (old || fields.containsKey("content-length")
                || fields.getOrDefault("transfer-encoding", List.of()).size() > 1)) {
            return "400";
        }
        if (coding != null && !coding.equalsIgnoreCase("chunked")) {
            return "501";
        }
        String method = request.group(1);
        boolean other = !method.equals("GET") && !method.equals("HEAD");
        String length = one("content-length");
        if (coding != null || (length != null && !length.matches("0+"))) {
            return other ? "405" : "413";
        }
        boolean met = fields.getOrDefault("expect", List.of()).stream()
                .allMatch(expected -> old && expected.equalsIgnoreCase("100-continue"));
        if (!met) {
            return "417";
        }
        told.add(new Head.Request(other ? Method.OTHER : Method.valueOf(method), request.group(2),
                old ? 0 : 1, keepAlive(old), one("range"), one("if-range"), one("if-match"),
                one("if-none-match")).toString());
        return null;
    }

    private boolean keepAlive(boolean old) {
        List<String> options = List.of(String.valueOf(one("connection"))
                .toLowerCase(Locale.ROOT).split("[ \t]*,[ \t]*", -1));
        return !options.contains("close") && (!old || options.contains("keep-alive"));
    }

    /** All values of a field as one list. */
    private @Nullable String one(String name) {
        List<String> values = fields.get(name);
        return values == null ? null : String.join(", ", values);
    }

    /** The next line with its CR, if it has LF among its first bytes. */
    private @Nullable String line(int most) {
        int lf = rest.indexOf('\n');
        if (lf < 0 || lf >= most) {
            return null;
        }
        String line = rest.substring(0, lf);
        rest = rest.substring(lf + 1);
        headBytes += lf + 1;
        return line;
    }
}
