package dev.servelab.lesson.threads;

import java.util.Locale;

/** Amounts for a person, the same in every locale. */
final class Times {
    private static final double BYTES_PER_MIB = 1 << 20;

    private Times() {}

    static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.2f s", seconds);
    }

    static String mib(long bytes) {
        return String.format(Locale.ROOT, "%.0f MiB", bytes / BYTES_PER_MIB);
    }
}
