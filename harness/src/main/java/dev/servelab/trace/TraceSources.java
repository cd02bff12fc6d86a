package dev.servelab.trace;

import java.nio.file.InvalidPathException;
import org.jspecify.annotations.Nullable;

/** What can name a trace. */
final class TraceSources {
    private TraceSources() {}

    static TraceSource parse(String text, @Nullable TraceFormat format) {
        if (text.equals(TraceSource.STANDARD_INPUT)) {
            return new StandardInputTrace(format);
        }
        if (SyntheticSpec.names(text)) {
            return new SyntheticTrace(SyntheticSpec.parse(text));
        }
        try {
            return new FileTrace(text, format);
        } catch (InvalidPathException wrong) {
            throw new IllegalArgumentException("trace '" + text + "': " + wrong.getReason(), wrong);
        }
    }
}
