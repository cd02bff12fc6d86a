package dev.servelab.protocol;

import java.io.Serial;

/** The server answered {@code ERR}. Unless its code closes, the connection stays usable. */
public final class ServerRefused extends ClientException {
    @Serial
    private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final String text;

    ServerRefused(ReplyHeader.Refused refusal) {
        super(refusal.code().wire() + ": " + refusal.text(), null);
        this.code = refusal.code();
        this.text = refusal.text();
    }

    /** Why. */
    public ErrorCode code() {
        return code;
    }

    /** The server's own words, escaped. */
    public String text() {
        return text;
    }
}
