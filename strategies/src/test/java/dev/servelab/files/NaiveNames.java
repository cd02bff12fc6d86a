package dev.servelab.files;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The rules for names once more, by regular expressions: what {@link NameRules} agrees with. */
final class NaiveNames {
    /** Neither empty, nor {@code .} or {@code ..}, nor hidden. */
    private static final Pattern PART = Pattern.compile("[^.\\x00][^\\x00]*+");
    private static final Pattern WINDOWS_PART = Pattern
            .compile("[^\\x00-\\x1f\\\\:<>\"|?*]*+(?<![. ])");
    private static final Pattern DEVICE = Pattern.compile(
            "(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[1-9\u00b9\u00b2\u00b3])"
                    + "\\p{javaWhitespace}*+(\\..*+)?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private NaiveNames() {}

    static boolean allowsOnUnix(String name) {
        return allows(name, part -> part.getBytes(UTF_8).length <= 255);
    }

    static boolean allowsOnWindows(String name) {
        return allows(name, part -> part.length() <= 255 && WINDOWS_PART.matcher(part).matches()
                && !DEVICE.matcher(part).matches());
    }

    private static boolean allows(String name, Predicate<String> part) {
        return name.getBytes(UTF_8).length <= 4_095 && Arrays.stream(name.split("/", -1))
                .allMatch(part.and(text -> PART.matcher(text).matches()));
    }
}
