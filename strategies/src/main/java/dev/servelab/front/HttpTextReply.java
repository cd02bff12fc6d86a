package dev.servelab.front;

import dev.servelab.page.Page;
import dev.servelab.protocol.http.MediaTypes;
import dev.servelab.protocol.http.ResponseHead;
import dev.servelab.protocol.http.Status;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** A page, or the one line that says why there is none, over HTTP. */
final class HttpTextReply extends TextReply {
    private static final byte[] NOTHING = {};
    private static final String OK = "ok";

    private final HttpWire wire;
    private final Status status;
    private final String outcome;
    private final int length;
    private final UnaryOperator<ResponseHead> fields;

    /** @param fields adds those that are not in every head */
    private HttpTextReply(HttpWire wire, Status status, String outcome, byte[] text,
            UnaryOperator<ResponseHead> fields) {
        super(wire.isHeadOnly() ? NOTHING : text);
        this.wire = wire;
        this.status = status;
        this.outcome = outcome;
        this.length = text.length;
        this.fields = fields;
    }

    /** A page is true for a moment only: nobody on the way may keep it. */
    static Reply page(HttpWire wire, Page page) {
        return new HttpTextReply(wire, Status.OK, OK, page.body(),
                head -> head.type(page.contentType()).field("Cache-Control", "no-store")
                        .field("Content-Security-Policy", page.securityPolicy()));
    }

    /** One that the log knows by its status. */
    static Reply refusal(HttpWire wire, Status status, String text,
            UnaryOperator<ResponseHead> fields) {
        return refusal(wire, status, status.reason().toLowerCase(Locale.ROOT).replace(' ', '-'),
                text, fields);
    }

    static Reply refusal(HttpWire wire, Status status, String outcome, String text,
            UnaryOperator<ResponseHead> fields) {
        return new HttpTextReply(wire, status, outcome,
                (text + '\n').getBytes(StandardCharsets.UTF_8),
                head -> fields.apply(head.type(MediaTypes.TEXT)));
    }

    @Override
    public String outcome() {
        return outcome;
    }

    @Override
    void begin(ByteBuffer out, byte[] whole) {
        fields.apply(wire.head(out, status).length(length)).end();
    }

    @Override
    void end(ByteBuffer out, byte[] whole) {
        // Its length says where it ends.
    }
}
