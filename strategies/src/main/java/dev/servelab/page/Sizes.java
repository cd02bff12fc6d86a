package dev.servelab.page;

/** Numbers of bytes and of things, for people. */
final class Sizes {
    private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    private static final int KIB = 1_024;

    private Sizes() {}

    /** Three digits and a unit: {@code 812 B}, {@code 1.18 MiB}, {@code 56.7 MiB}. */
    static String readable(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        double amount = (double) bytes / KIB;
        int unit = 0;
        while (amount >= 999.5 && unit < UNITS.length - 1) {
            amount /= KIB;
            unit++;
        }
        return threeDigits(amount) + " " + UNITS[unit];
    }

    /** A whole number from 0 on, in groups of three: {@code 1,234,567}. */
    static String grouped(long number) {
        String digits = Long.toString(number);
        StringBuilder grouped = new StringBuilder(digits.length() + digits.length() / 3);
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) {
                grouped.append(',');
            }
            grouped.append(digits.charAt(i));
        }
        return grouped.toString();
    }

    /** {@code 1 file}, {@code 12 files}. */
    static String counted(long number, String one, String more) {
        return grouped(number) + " " + (number == 1 ? one : more);
    }

    private static String threeDigits(double amount) {
        int decimals = amount >= 99.95 ? 0 : amount >= 9.995 ? 1 : 2;
        int factor = decimals == 0 ? 1 : decimals == 1 ? 10 : 100;
        long scaled = Math.round(amount * factor);
        if (decimals == 0) {
            return Long.toString(scaled);
        }
        String fraction = Long.toString(scaled % factor);
        return scaled / factor + "." + "0".repeat(decimals - fraction.length()) + fraction;
    }
}
