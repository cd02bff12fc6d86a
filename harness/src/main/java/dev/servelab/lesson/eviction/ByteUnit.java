package dev.servelab.lesson.eviction;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.LongStream;

/** How a demo writes sizes: in the largest unit in which all of them are whole numbers. */
public enum ByteUnit {
    TIB("TiB", 1L << 40),
    TB("TB", 1_000_000_000_000L),
    GIB("GiB", 1L << 30),
    GB("GB", 1_000_000_000),
    MIB("MiB", 1L << 20),
    MB("MB", 1_000_000),
    KIB("KiB", 1L << 10),
    KB("kB", 1_000),
    ONE("", 1);

    /** The largest size of a file or a cache: sums of as many as a script has stay exact. */
    static final long LIMIT_BYTES = 1L << 50;
    /** A list of round decimal numbers, as {@code A:1000}, is meant in plain numbers. */
    private static final long PLAIN_BELOW = 100_000;

    private final String sign;
    private final long bytes;

    ByteUnit(String sign, long bytes) {
        this.sign = sign;
        this.bytes = bytes;
    }

    /** Reads a size such as 10, 64KiB or 64MB. */
    static long bytes(String text) throws WrongRequest {
        int digits = 0;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        String sign = text.substring(digits).toLowerCase(Locale.ROOT);
        ByteUnit unit = Arrays.stream(values())
                .filter(each -> each.sign.toLowerCase(Locale.ROOT).equals(sign)).findFirst()
                .orElseThrow(() -> new WrongRequest("wrong.size", text));
        try {
            long size = Math.multiplyExact(Long.parseLong(text.substring(0, digits)), unit.bytes);
            if (size >= 1 && size <= LIMIT_BYTES) {
                return size;
            }
        } catch (ArithmeticException | NumberFormatException tooLarge) {
            throw new WrongRequest("wrong.size", text);
        }
        throw new WrongRequest("wrong.size", text);
    }

    static ByteUnit of(LongStream sizes) {
        long[] all = sizes.toArray();
        if (LongStream.of(all).max().orElse(0) < PLAIN_BELOW
                && LongStream.of(all).anyMatch(size -> size % KIB.bytes != 0)) {
            return ONE;
        }
        return Arrays.stream(values())
                .filter(unit -> LongStream.of(all).allMatch(size -> size % unit.bytes == 0))
                .findFirst().orElse(ONE);
    }

    /** As it is written after a number; empty for plain numbers. */
    public String sign() {
        return sign;
    }

    /** How many bytes it stands for. */
    public long bytes() {
        return bytes;
    }

    /** The size as a number of this unit, without its sign. */
    public String number(long size) {
        return String.valueOf(size / bytes);
    }

    /** The size with its unit: {@code 64 MiB}, {@code 64}. */
    public String text(long size) {
        return sign.isEmpty() ? number(size) : number(size) + " " + sign;
    }
}
