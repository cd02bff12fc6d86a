package dev.servelab.load;

import dev.servelab.time.Clock;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A standard {@code .hlog}: an HdrHistogram of latencies in microseconds for each second of each
 * window, as HdrHistogram's own tools and others read it. One thread.
 */
public final class IntervalLog implements Closeable {
    /** The column Interval_Max is in milliseconds, as its usual readers expect. */
    private static final double US_PER_MS = 1_000;
    private static final double MS_PER_S = 1_000;

    private final PrintStream out;
    private final HistogramLogWriter writer;
    private double beginS;

    /** Begins a log in a file that is not there yet. */
    public static IntervalLog create(Path file, String title) throws IOException {
        return new IntervalLog(new PrintStream(
                new BufferedOutputStream(Files.newOutputStream(file)), false, UTF_8), title);
    }

    /** A log that nobody reads, for windows that do not count. */
    public static IntervalLog none() {
        return new IntervalLog(new PrintStream(PrintStream.nullOutputStream(), false, UTF_8), "");
    }

    private IntervalLog(PrintStream out, String title) {
        this.out = out;
        this.writer = new HistogramLogWriter(out);
        writer.outputComment("[" + title + "; latencies in microseconds]");
        writer.outputLogFormatVersion();
        writer.outputLegend();
    }

    /** Opens a window: a comment line, which readers of such logs pass over. */
    public void window(String title) {
        writer.outputComment("[" + title + "]");
    }

    /** The next intervals count from now. */
    void begin() {
        beginS = Clock.SYSTEM.wallMillis() / MS_PER_S;
    }

    /** Writes an interval, its bounds given in seconds since {@link #begin}. */
    void interval(Histogram latencyUs, double startS, double endS) {
        writer.outputIntervalHistogram(beginS + startS, beginS + endS, latencyUs, US_PER_MS);
    }

    /** Ends the log. Throws if any of it could not be written. */
    @Override
    public void close() throws IOException {
        boolean failed = out.checkError();
        out.close();
        if (failed) {
            throw new IOException("the histogram log could not be written");
        }
    }
}
