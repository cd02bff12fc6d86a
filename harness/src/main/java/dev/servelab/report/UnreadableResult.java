package dev.servelab.report;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A stored result cannot be used. The message is a line for a person: where, and why. */
public final class UnreadableResult extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableResult(String line, @Nullable Throwable cause) {
        super(line, cause);
    }
}
