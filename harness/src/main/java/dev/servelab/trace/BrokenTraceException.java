package dev.servelab.trace;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What was read is not a trace. The message is a whole line, and says where:
 * {@code web.csv, line 7: 'x' is not a number of bytes}. Trouble with the file itself is another
 * {@link IOException}, whose message is a whole line too.
 */
public final class BrokenTraceException extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenTraceException(String line) {
        this(line, null);
    }

    BrokenTraceException(String line, @Nullable Throwable cause) {
        super(line, cause);
    }
}
