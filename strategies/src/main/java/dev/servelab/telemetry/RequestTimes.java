package dev.servelab.telemetry;

import dev.servelab.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.AtomicHistogram;
import org.HdrHistogram.WriterReaderPhaser;

/**
 * The times of all requests of a server, by kind. Thread-safe. No request waits for another or for
 * who reads: a few atomic additions each. Who reads takes all since the last reading, each request
 * whole and once.
 */
public final class RequestTimes implements Timing {
    /** What lasts longer counts as an hour in the histogram; the sums have all of it. */
    static final long LONGEST_US = TimeUnit.HOURS.toMicros(1);
    static final int DIGITS = 3;

    private final Clock clock;
    /** Lets the reader wait until all who write to the old books have done. */
    private final WriterReaderPhaser phaser = new WriterReaderPhaser();
    /** Written by the reader alone, under its lock of the phaser. */
    private volatile Map<Kind, Book> books = newBooks();

    public RequestTimes(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Stopwatch stopwatch(long acceptedNanos) {
        return new Laps(clock, this::add, acceptedNanos);
    }

    /** All that has ended since the last call; every kind is there. */
    public Map<Kind, KindTimes> take() {
        Map<Kind, Book> full;
        phaser.readerLock();
        try {
            full = books;
            books = newBooks();
            phaser.flipPhase();
        } finally {
            phaser.readerUnlock();
        }
        Map<Kind, KindTimes> times = new EnumMap<>(Kind.class);
        full.forEach((kind, book) -> times.put(kind, book.sums()));
        return times;
    }

    private void add(Kind kind, long[] partNanos, long totalNanos) {
        long entered = phaser.writerCriticalSectionEnter();
        try {
            Objects.requireNonNull(books.get(kind)).add(partNanos, totalNanos);
        } finally {
            phaser.writerCriticalSectionExit(entered);
        }
    }

    private static Map<Kind, Book> newBooks() {
        Map<Kind, Book> books = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            books.put(kind, new Book());
        }
        return books;
    }

    /** Those of one kind. */
    private static final class Book {
        private final AtomicHistogram totalUs = new AtomicHistogram(LONGEST_US, DIGITS);
        private final LongAdder totalNanos = new LongAdder();
        private final Map<Part, LongAdder> partNanos = new EnumMap<>(Part.class);

        Book() {
            for (Part part : Part.values()) {
                partNanos.put(part, new LongAdder());
            }
        }

        void add(long[] parts, long total) {
            totalUs.recordValue(Math.min(TimeUnit.NANOSECONDS.toMicros(total), LONGEST_US));
            totalNanos.add(total);
            partNanos.forEach((part, sum) -> sum.add(parts[part.place()]));
        }

        KindTimes sums() {
            Map<Part, Long> parts = new EnumMap<>(Part.class);
            partNanos.forEach((part, sum) -> parts.put(part, sum.sum()));
            return new KindTimes(totalUs, totalNanos.sum(), parts);
        }
    }
}
