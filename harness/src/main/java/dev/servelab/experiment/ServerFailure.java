package dev.servelab.experiment;

import java.io.IOException;
import java.io.Serial;

/** A server under test did not do what it was started for; the message says so in one line. */
public final class ServerFailure extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    ServerFailure(String message) {
        super(message);
    }
}
