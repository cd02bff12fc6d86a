package dev.servelab.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a size in bytes: {@code 1024}, {@code 64KiB} (1,024 each), {@code 64MB} (decimal). */
public final class SizeConverter implements ITypeConverter<Long> {
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,19})([A-Za-z]*)");

    @Override
    public Long convert(String text) {
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            throw notASize(text);
        }
        try {
            return Math.multiplyExact(Long.parseLong(size.group(1)), unit(size.group(2), text));
        } catch (ArithmeticException | NumberFormatException tooLarge) {
            throw new TypeConversionException("'" + text + "' is too large a size");
        }
    }

    private static long unit(String unit, String text) {
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "", "b" -> 1;
            case "kib" -> 1L << 10;
            case "mib" -> 1L << 20;
            case "gib" -> 1L << 30;
            case "tib" -> 1L << 40;
            case "kb" -> 1_000;
            case "mb" -> 1_000_000;
            case "gb" -> 1_000_000_000;
            case "tb" -> 1_000_000_000_000L;
            default -> throw notASize(text);
        };
    }

    private static TypeConversionException notASize(String text) {
        return new TypeConversionException(
                "'" + text + "' is not a size (such as 1024, 64KiB, 64MiB or 64MB)");
    }
}
