package dev.servelab.trace;

import java.io.IOException;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A trace that is piped in. There is one reading of it. */
final class StandardInputTrace implements TraceSource {
    private static final String NAME = "standard input";
    /** Whoever names it twice does not find it twice. */
    private static final AtomicBoolean TAKEN = new AtomicBoolean();

    private final @Nullable TraceFormat format;

    StandardInputTrace(@Nullable TraceFormat format) {
        this.format = format;
    }

    @Override
    public String name() {
        return STANDARD_INPUT;
    }

    @Override
    public TraceReader open() throws IOException {
        if (TAKEN.getAndSet(true)) {
            throw new IOException(NAME + ": can be read only once");
        }
        return TraceFormat.reader(ByteFeed.of(NAME, System.in, OptionalLong.empty()), format);
    }

    @Override
    public boolean canReopen() {
        return false;
    }

    @Override
    public OptionalLong requests() {
        return OptionalLong.empty();
    }
}
