package dev.servelab.time;

/**
 * Both clocks of the machine. Durations and deadlines use {@link #nanoTime()} alone; the wall clock
 * is only compared with the times of files and written to logs. Thread-safe.
 */
public interface Clock {
    /** The clocks of this machine. */
    Clock SYSTEM = new Clock() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public long wallMillis() {
            return System.currentTimeMillis();
        }
    };

    /** Nanoseconds of a monotonic clock with an arbitrary origin; compare by difference. */
    long nanoTime();

    /** Milliseconds since 1970-01-01T00:00Z; may jump. */
    long wallMillis();
}
