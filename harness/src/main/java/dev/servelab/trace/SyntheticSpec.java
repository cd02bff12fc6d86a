package dev.servelab.trace;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A synthetic trace, as it is written: {@code zipf:0.9,objects=20000,requests=5M,sizes=lognormal:
 * 64KiB,seed=1}. What is left out is 10,000 objects, 1,000,000 requests, sizes of 1 and seed 1.
 *
 * @param text as it was given
 * @param argument of the pattern: an exponent, a share; 0 where there is none
 * @param objects different keys, those that are asked for once not counted
 * @param meanBytes of the objects
 * @param alike whether all objects have that size; else they are drawn
 */
record SyntheticSpec(String text, SyntheticPattern pattern, double argument, int objects,
        long requests, long meanBytes, boolean alike, long seed) {
    private static final String OPTIONS = "objects=N, requests=N, sizes=BYTES|lognormal:MEAN,"
            + " seed=N";
    private static final String LOG_NORMAL = "lognormal:";
    /** 12 bytes of memory for each. */
    private static final int MOST_OBJECTS = 100_000_000;
    private static final long MOST_REQUESTS = 1_000_000_000_000_000L;
    /** Below it drawn sizes would not be whole. */
    private static final long LEAST_MEAN_BYTES = 1_024;
    private static final long MOST_BYTES = 1L << 36;
    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,18})([a-z]*)");
    private static final Map<String, Long> COUNTS = Map.of("", 1L, "k", 1_000L, "m", 1_000_000L,
            "g", 1_000_000_000L);
    private static final Map<String, Long> BYTES = Map.of("", 1L, "b", 1L, "kib", 1L << 10, "mib",
            1L << 20, "gib", 1L << 30, "kb", 1_000L, "mb", 1_000_000L, "gb", 1_000_000_000L);

    /** Every pattern, and the options. */
    static List<String> forms() {
        return Stream.concat(Arrays.stream(SyntheticPattern.values()).map(SyntheticPattern::form),
                Stream.of(OPTIONS)).toList();
    }

    /** Whether a text means such a trace, right or wrong, and not a file. */
    static boolean names(String text) {
        return SyntheticPattern.ofId(text.split("[:,]", 2)[0]).isPresent();
    }

    /** Reads a text that {@link #names} a synthetic trace. */
    static SyntheticSpec parse(String text) {
        try {
            return parsed(text);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("trace '" + text + "': " + wrong.getMessage(),
                    wrong);
        }
    }

    private static SyntheticSpec parsed(String text) {
        String[] parts = text.split(",", -1);
        String[] head = parts[0].split(":", 2);
        SyntheticPattern pattern = SyntheticPattern.ofId(head[0]).orElseThrow();
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 1; i < parts.length; i++) {
            String[] option = parts[i].split("=", 2);
            if (option.length < 2 || options.put(option[0], option[1]) != null) {
                throw new IllegalArgumentException("'" + parts[i] + "': options are " + OPTIONS
                        + ", each once");
            }
        }
        SyntheticSpec spec = of(text, pattern, pattern.argument(head), options);
        if (!options.isEmpty()) {
            throw new IllegalArgumentException("unknown option '"
                    + options.keySet().iterator().next() + "': " + OPTIONS);
        }
        return spec;
    }

    /** Takes away the options that it understands. */
    private static SyntheticSpec of(String text, SyntheticPattern pattern, double argument,
            Map<String, String> options) {
        long objects = count(options, "objects", 10_000, MOST_OBJECTS);
        long requests = count(options, "requests", 1_000_000, MOST_REQUESTS);
        String sizes = options.containsKey("sizes") ? options.remove("sizes") : "1";
        boolean alike = !sizes.startsWith(LOG_NORMAL);
        long mean = amount(alike ? sizes : sizes.substring(LOG_NORMAL.length()), BYTES,
                "sizes=" + sizes,
                alike ? 1 : LEAST_MEAN_BYTES, MOST_BYTES);
        String seed = options.containsKey("seed") ? options.remove("seed") : "1";
        return new SyntheticSpec(text, pattern, argument, (int) objects, requests, mean, alike,
                amount(seed, Map.of("", 1L), "seed=" + seed, 0, Long.MAX_VALUE));
    }

    private static long count(Map<String, String> options, String name, long usual, long most) {
        String text = options.remove(name);
        return text == null ? usual : amount(text, COUNTS, name + "=" + text, 1, most);
    }

    private static long amount(String text, Map<String, Long> units, String option, long least,
            long most) {
        Matcher amount = AMOUNT.matcher(text.toLowerCase(Locale.ROOT));
        OptionalLong value = amount.matches() && units.containsKey(amount.group(2))
                ? product(Long.parseLong(amount.group(1)), units.get(amount.group(2)))
                : OptionalLong.empty();
        if (value.isEmpty() || value.getAsLong() < least || value.getAsLong() > most) {
            throw new IllegalArgumentException(option + ": " + least + " to " + most
                    + " are possible");
        }
        return value.getAsLong();
    }

    private static OptionalLong product(long number, long unit) {
        return number > Long.MAX_VALUE / unit
                ? OptionalLong.empty()
                : OptionalLong.of(number * unit);
    }

    /** The same objects, asked for by Zipf's law. */
    SyntheticSpec withZipf() {
        return new SyntheticSpec(text, SyntheticPattern.ZIPF, SyntheticPattern.USUAL_EXPONENT,
                objects, requests, meanBytes, alike, seed);
    }

    /** Whether objects have sizes of their own. */
    boolean hasSizes() {
        return !alike || meanBytes > 1;
    }
}
