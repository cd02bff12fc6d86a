package dev.servelab.front;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.util.Objects.requireNonNull;

/**
 * Requests and answers over HTTP, read from a text. Each {@link HttpExchange} is
 *
 * <pre>
 * -- what it is about, for people
 * &gt; a line that the client sends; CRLF is put behind it
 * &lt; the status of an answer, and "to HEAD" where no body follows
 *   Name: value     a field that it has, exactly so
 *   Name            a field that it has, with any value
 *   !Name           a field that it has not
 *   body: NAME      the file's bytes, or those of "NAME first-last"
 * = open            behind the last answer, or "closed"
 * </pre>
 *
 * <p>In what is sent {@code \r \n \t \0 \s \\ \xNN} are bytes, a backslash at the end takes the
 * place of CRLF, {@code {9000 x}} is 9,000 times x, {@code {100 > line}} is a line a hundred times,
 * and {@code {small}} is the entity tag of the file "small", in values of fields too. Lines that
 * begin with # are for people.
 */
public final class HttpTable {
    private static final Pattern ESCAPE = Pattern.compile(
            "\\\\(?:x([0-9a-f]{2})|([rnt0s\\\\]))|\\{([0-9]+) (.)\\}");
    private static final Pattern REPEATED = Pattern.compile("\\{([0-9]+) > (.*)\\}");

    private final List<HttpExchange> exchanges = new ArrayList<>();
    private final StringBuilder request = new StringBuilder();
    private final List<HttpExpected> replies = new ArrayList<>();
    private String title = "";

    private HttpTable() {}

    /** The exchanges of one of the resources beside this class. */
    public static List<HttpExchange> read(String resource) {
        try (InputStream in = requireNonNull(HttpTable.class.getResourceAsStream(resource))) {
            HttpTable table = new HttpTable();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(table::line);
            return List.copyOf(table.exchanges);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Those of all the tables. */
    public static List<HttpExchange> all() {
        List<HttpExchange> all = new ArrayList<>();
        for (String table : List.of("http-answers.txt", "http-parts.txt", "http-refused.txt")) {
            all.addAll(read(table));
        }
        return all;
    }

    private void line(String line) {
        if (line.startsWith("-- ")) {
            title = line.substring(3);
        } else if (line.startsWith(">")) {
            request.append(sent(line.substring(Math.min(2, line.length()))));
        } else if (line.startsWith("{")) {
            MatchResult repeated = REPEATED.matcher(line).results().findFirst().orElseThrow();
            request.append(sent(repeated.group(2)).repeat(Integer.parseInt(repeated.group(1))));
        } else if (line.startsWith("< ")) {
            replies.add(new HttpExpected(line.substring(2)));
        } else if (line.startsWith("  ")) {
            replies.getLast().expect(line.substring(2));
        } else if (line.startsWith("= ")) {
            end(line.equals("= open"));
        } else if (!line.isEmpty() && !line.startsWith("#")) {
            throw new IllegalArgumentException("no line of a table: " + line);
        }
    }

    private void end(boolean open) {
        exchanges.add(new HttpExchange(title, request.toString(), replies, open));
        request.setLength(0);
        replies.clear();
    }

    /** One character stands for one byte, from here on. */
    private static String sent(String line) {
        String bytes = new String(line.getBytes(StandardCharsets.UTF_8),
                StandardCharsets.ISO_8859_1);
        boolean whole = !bytes.endsWith("\\");
        String text = whole ? bytes : bytes.substring(0, bytes.length() - 1);
        return ESCAPE.matcher(text).replaceAll(HttpTable::literal) + (whole ? "\r\n" : "");
    }

    private static String literal(MatchResult escape) {
        String meant;
        if (escape.group(1) != null) {
            meant = Character.toString(Integer.parseInt(escape.group(1), 16));
        } else if (escape.group(2) != null) {
            meant = Character.toString("\r\n\t\0 \\".charAt("rnt0s\\".indexOf(escape.group(2))));
        } else {
            meant = escape.group(4).repeat(Integer.parseInt(escape.group(3)));
        }
        return Matcher.quoteReplacement(meant);
    }
}
