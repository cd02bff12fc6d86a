package dev.servelab.cli;

import dev.servelab.simulate.CacheSize;
import dev.servelab.simulate.CacheSizes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads {@code --sizes}: numbers, sizes in bytes or shares of the footprint, or ranges of them,
 * with commas between: {@code 500,64MiB}, {@code 1MiB..1GiB:20}, {@code 1%..50%}.
 */
final class SizesConverter implements ITypeConverter<CacheSizes> {
    private static final Pattern SHARE = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)%");
    private static final Pattern RANGE = Pattern.compile("(.+?)\\.\\.(.+?)(?::([0-9]{1,4}))?");
    private static final int USUAL_STEPS = 10;
    /** More curves than that nobody waits for. */
    private static final int MOST_STEPS = 1_000;

    @Override
    public CacheSizes convert(String text) {
        List<CacheSize> sizes = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            try {
                sizes.addAll(sizes(part));
            } catch (IllegalArgumentException wrong) {
                throw new TypeConversionException("'" + part + "': " + wrong.getMessage());
            }
        }
        return new CacheSizes(sizes);
    }

    private static List<CacheSize> sizes(String part) {
        Matcher range = RANGE.matcher(part);
        if (!range.matches()) {
            return List.of(size(part));
        }
        int steps = range.group(3) == null ? USUAL_STEPS : Integer.parseInt(range.group(3));
        if (steps > MOST_STEPS) {
            throw new IllegalArgumentException("a range has at most " + MOST_STEPS + " steps");
        }
        return CacheSizes.range(size(range.group(1)), size(range.group(2)), steps);
    }

    private static CacheSize size(String text) {
        Matcher share = SHARE.matcher(text);
        return share.matches()
                ? new CacheSize.Share(Double.parseDouble(share.group(1)) / 100)
                : new CacheSize.Amount(new SizeConverter().convert(text),
                        !text.chars().allMatch(Character::isDigit));
    }
}
