package dev.servelab.simulation;

import dev.servelab.protocol.ErrorCode;
import dev.servelab.protocol.MalformedReplyException;
import dev.servelab.protocol.Replies;
import dev.servelab.protocol.ReplyHeader;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Replies of HTTP: a head, and as many bytes as it says. A connection that has asked nothing yet is
 * refused in native words; one that has been answered is closed without a word.
 */
final class HttpReplyCheck extends ReplyCheck {
    private static final String PROTOCOL = "HTTP/1.1 ";
    private static final int REQUEST_TIMEOUT = 408;
    private static final int SERVICE_UNAVAILABLE = 503;

    /** 0 between heads. */
    private int status;
    /** Whether what is refused unasked would have become HEAD: no body tells why. */
    private boolean headBegun;
    private final Map<String, String> fields = new HashMap<>();

    HttpReplyCheck(World world) {
        super(world);
    }

    @Override
    void expectUnasked(ErrorCode why, String begun) {
        super.expectUnasked(why, begun);
        headBegun = begun.startsWith("HEAD ");
        if (takenCount() > 0 && begun.isEmpty()) {
            world().tally.count("closed without a word");
            answered(true);
        }
    }

    @Override
    void lineEnded(byte[] line, int length) throws MalformedReplyException {
        String text = new String(line, 0, length, ISO_8859_1);
        if (status == 0 && !text.startsWith(PROTOCOL)) {
            nativeRefusal(Replies.parseHeader(line, 0, length));
            return;
        }
        if (!text.endsWith("\r")) {
            throw new AssertionError("a line without CR: " + text);
        }
        if (status == 0) {
            status = Integer.parseInt(text, PROTOCOL.length(), PROTOCOL.length() + 3, 10);
        } else if (text.length() > 1) {
            field(text.strip());
        } else {
            headEnded();
        }
    }

    @Override
    void body(byte[] bytes, int count) {
        if (unasked() == null) {
            current().body(bytes, count);
        }
    }

    @Override
    void bodyEnded() {
        boolean closes = "close".equals(fields.get("connection"));
        status = 0;
        fields.clear();
        ErrorCode why = unasked();
        if (why != null) {
            refusedUnasked(why);
        } else {
            current().end(0);
            answered(closes);
        }
    }

    private void nativeRefusal(ReplyHeader header) {
        if (takenCount() == 0 && header instanceof ReplyHeader.Refused refused) {
            refusedUnasked(refused.code());
        } else {
            throw new AssertionError("native words on a connection that speaks HTTP");
        }
    }

    private void field(String text) {
        int colon = text.indexOf(':');
        String name = text.substring(0, colon).toLowerCase(Locale.ROOT);
        if (fields.put(name, text.substring(colon + 1).strip()) != null) {
            throw new AssertionError(name + " twice");
        }
    }

    private void headEnded() {
        ErrorCode why = unasked();
        boolean closes = "close".equals(fields.get("connection"));
        if (why != null) {
            int expected = why == ErrorCode.TIMEOUT ? REQUEST_TIMEOUT : SERVICE_UNAVAILABLE;
            if (status != expected || !closes) {
                throw new AssertionError(status + " " + fields + " for " + why);
            }
            long length = Long.parseLong(fields.getOrDefault("content-length", ""));
            expectBody(headBegun ? 0 : length);
            return;
        }
        HttpAsk ask = (HttpAsk) current();
        long bytes = ask.head(status, fields);
        if (ask.isAnsweredByBytes()) {
            countHeader();
        }
        ask.expect(closes == (ask.closes() || status == SERVICE_UNAVAILABLE),
                status + ", connection: " + fields.get("connection"));
        expectBody(bytes);
    }
}
