package dev.servelab.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a rate per second: {@code 500/s}, {@code 2.5/s}, or {@code 500}. */
public final class RateConverter implements ITypeConverter<Double> {
    private static final Pattern RATE = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)(?:/s)?");

    @Override
    public Double convert(String text) {
        Matcher rate = RATE.matcher(text);
        if (!rate.matches()) {
            throw new TypeConversionException(
                    "'" + text + "' is not a rate (such as 500/s or 2.5/s)");
        }
        return Double.valueOf(rate.group(1));
    }
}
