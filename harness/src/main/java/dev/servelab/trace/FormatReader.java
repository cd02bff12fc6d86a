package dev.servelab.trace;

import java.io.IOException;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What all formats share: requests before a mistake are handed out before it is said. */
abstract class FormatReader implements TraceReader {
    final ByteFeed feed;
    private final TraceFormat format;
    private @Nullable IOException wrong;
    private boolean empty = true;
    long skipped;

    FormatReader(TraceFormat format, ByteFeed feed) {
        this.format = format;
        this.feed = feed;
    }

    /** Adds requests until the batch is full or the trace ends. */
    abstract void fill(RequestBatch batch) throws IOException;

    /** Where reading stands: {@code line 7}; 0 before the first. */
    abstract String position();

    @Override
    public final boolean read(RequestBatch batch) throws IOException {
        batch.clear();
        if (wrong == null) {
            try {
                fill(batch);
            } catch (DamagedException damaged) {
                wrong = new BrokenTraceException(
                        feed.name() + ": " + damaged.getMessage() + ", after " + position(),
                        damaged);
            } catch (IOException other) {
                wrong = other;
            }
        }
        if (batch.count() > 0) {
            empty = false;
            return true;
        }
        if (wrong != null) {
            throw wrong;
        }
        if (empty) {
            throw new BrokenTraceException(feed.name() + ": no request in it");
        }
        return false;
    }

    /** What is wrong where reading stands. */
    final BrokenTraceException wrong(String why) {
        return new BrokenTraceException(feed.name() + ", " + position() + ": " + why);
    }

    @Override
    public final String describe() {
        Packing packing = feed.packing();
        return packing == Packing.NONE ? format.id() : format.id() + ", " + packing.id();
    }

    @Override
    public final long skipped() {
        return skipped;
    }

    @Override
    public final OptionalDouble shareRead() {
        return feed.shareRead();
    }

    @Override
    public final void close() throws IOException {
        feed.close();
    }
}
