package dev.servelab.protocol;

import java.io.Serial;
import java.net.SocketTimeoutException;

/** The server was silent for longer than the read timeout, or dripped a reply line past it. */
public final class TimedOut extends ClientException {
    @Serial
    private static final long serialVersionUID = 1;

    TimedOut(int timeoutMs, SocketTimeoutException cause) {
        super("no answer from the server within " + timeoutMs + " ms", cause);
    }
}
