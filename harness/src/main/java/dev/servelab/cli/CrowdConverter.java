package dev.servelab.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how many clients there are at what pace: {@code 48@256KiB/s}. */
public final class CrowdConverter implements ITypeConverter<CrowdConverter.Crowd> {
    private static final Pattern CROWD = Pattern.compile("([1-9][0-9]{0,5})@([0-9A-Za-z]+)/s");

    /**
     * Clients at a pace.
     *
     * @param bytesPerSec of each
     */
    public record Crowd(int clients, long bytesPerSec) {}

    @Override
    public Crowd convert(String text) {
        Matcher crowd = CROWD.matcher(text);
        if (!crowd.matches()) {
            throw new TypeConversionException(
                    "'" + text + "' is not clients at a pace (such as 48@256KiB/s)");
        }
        return new Crowd(Integer.parseInt(crowd.group(1)),
                new SizeConverter().convert(crowd.group(2)));
    }
}
