package dev.servelab.trace;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A trace that is piped in. There is one reading of it. */
final class StandardInputTrace implements TraceSource {
    private static final String NAME = "standard input";
    /** The stream that was read: whoever names it twice does not find it twice. */
    private static final AtomicReference<@Nullable InputStream> TAKEN = new AtomicReference<>();

    private final @Nullable TraceFormat format;

    StandardInputTrace(@Nullable TraceFormat format) {
        this.format = format;
    }

    @Override
    public String name() {
        return STANDARD_INPUT;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the very same stream
    public TraceReader open() throws IOException {
        InputStream in = System.in;
        if (TAKEN.getAndSet(in) == in) {
            throw new IOException(NAME + ": can be read only once");
        }
        return TraceFormat.reader(ByteFeed.of(NAME, in, OptionalLong.empty()), format);
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
