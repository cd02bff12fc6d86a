package dev.servelab.cli;

import java.util.Locale;

/** The words of a progress line: pure functions of numbers. */
final class ProgressText {
    private static final int LEAST_BAR = 10;
    private static final int MOST_BAR = 40;
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    private ProgressText() {}

    /**
     * One line of at most {@code columns} characters: name, bar, percent, bytes, rate, time left.
     *
     * @param fresh of the {@code done} bytes those that came within {@code elapsedNs}; the others
     *        were there before
     */
    static String render(String name, long done, long total, long fresh, long elapsedNs,
            int columns) {
        double perSec = elapsedNs <= 0 ? 0 : fresh * 1e9 / elapsedNs;
        double fraction = total == 0 ? 1 : (double) done / total;
        String figures = String.format(Locale.ROOT, "%3d%% %10s %12s  %s",
                (int) Math.floor(fraction * 100), bytes(done), bytes((long) perSec) + "/s",
                timeLeft(total - done, perSec));
        int room = columns - figures.length() - 1;
        String shown = shorten(name, Math.clamp(room - LEAST_BAR - 3L, 0, columns / 3));
        int bar = Math.min(MOST_BAR, room - shown.length() - 3);
        String line = bar < LEAST_BAR
                ? figures
                : shown + " [" + bar(fraction, bar) + "] " + figures;
        return line.length() <= columns ? line : line.substring(0, columns);
    }

    /**
     * A size for people, in binary units: {@code 512 B}, {@code 1.5 MiB}. Always with its tenth: a
     * line that is drawn again and again is to stand still.
     */
    static String bytes(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= 1024 && unit < UNITS.length - 1) {
            size /= 1024;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", size, UNITS[unit]);
    }

    private static String bar(double fraction, int width) {
        int filled = (int) Math.clamp(Math.floor(fraction * width), 0, width);
        return "#".repeat(filled) + "-".repeat(width - filled);
    }

    private static String timeLeft(long bytes, double perSec) {
        if (bytes > 0 && perSec < 1) {
            return "ETA --:--";
        }
        long seconds = bytes <= 0 ? 0 : (long) Math.ceil(bytes / perSec);
        return seconds < 3_600
                ? String.format(Locale.ROOT, "ETA %d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "ETA %dh%02dm", seconds / 3_600, seconds / 60 % 60);
    }

    /** Keeps the end of a long name, which tells files apart better than its start. */
    private static String shorten(String name, int width) {
        if (name.length() <= width) {
            return name;
        }
        return width < 4 ? "" : "..." + name.substring(name.length() - width + 3);
    }
}
