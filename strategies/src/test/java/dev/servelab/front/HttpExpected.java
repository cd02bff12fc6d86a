package dev.servelab.front;

import dev.servelab.testing.HttpReply;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** What one answer of an {@link HttpExchange} must be. */
final class HttpExpected {
    private static final String TO_HEAD = " to HEAD";
    private static final String BODY = "body: ";
    private static final Pattern PART = Pattern.compile("(.*) ([0-9]+)-([0-9]+)");

    private final int status;
    private final boolean toHead;
    /** As they stand in the table. */
    private final List<String> lines = new ArrayList<>();

    HttpExpected(String statusLine) {
        this.toHead = statusLine.endsWith(TO_HEAD);
        this.status = Integer.parseInt(statusLine.replace(TO_HEAD, ""));
    }

    void expect(String line) {
        lines.add(line);
    }

    /** Takes an answer from the stream, and nothing behind it. */
    void check(InputStream in, HttpFiles files) throws IOException {
        HttpReply reply = HttpReply.read(in, toHead);
        assertThat(reply.status()).as("status of %s", reply).isEqualTo(status);
        for (String line : lines) {
            check(reply, line, files);
        }
    }

    private static void check(HttpReply reply, String line, HttpFiles files) {
        int colon = line.indexOf(": ");
        if (line.startsWith(BODY)) {
            assertThat(reply.body()).as("body of %s", reply)
                    .isEqualTo(body(line.substring(BODY.length()), files));
        } else if (line.startsWith("!")) {
            assertThat(reply.field(line.substring(1))).as("in %s", reply).isNull();
        } else if (colon < 0) {
            assertThat(reply.field(line)).as("%s in %s", line, reply).isNotNull();
        } else {
            assertThat(reply.field(line.substring(0, colon))).as("%s in %s", line, reply)
                    .isEqualTo(files.withTags(line.substring(colon + 2)));
        }
    }

    private static byte[] body(String what, HttpFiles files) {
        MatchResult part = PART.matcher(what).results().findFirst().orElse(null);
        return part == null
                ? files.content(what)
                : Arrays.copyOfRange(files.content(part.group(1)),
                        Integer.parseInt(part.group(2)), Integer.parseInt(part.group(3)) + 1);
    }
}
