package dev.servelab.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A condition on a result under which a command fails, for continuous integration:
 * {@code [VARIANT:]METRIC OPERATOR VALUE}, as in {@code p99>20ms}, {@code errors>0.1%} or
 * {@code virtual-thread x lru:throughput<500/s}. Without a variant it is asked of each. A figure
 * that the result does not have fails too: nobody can say that it is good.
 *
 * @param text as it was given
 * @param variant a strategy, a policy, both as printed, a scene, or a scene, {@code /} and one of
 *        these; empty for every variant
 * @param value in the metric's own unit: microseconds, per second, bytes, a ratio or a count
 * @param share whether requests are counted as a share of those issued
 */
public record FailIf(String text, String variant, FailMetric metric, Operator operator,
        double value, boolean share) {
    private static final Pattern GRAMMAR = Pattern.compile(
            "(?:(?<variant>.+):)?\\s*(?<metric>[a-z0-9.-]+)\\s*(?<operator><=|>=|<|>)"
                    + "\\s*(?<number>[0-9]+(?:\\.[0-9]+)?)\\s*(?<unit>[A-Za-z/%]*)\\s*");

    /** How a value is compared with the limit. */
    enum Operator {
        LESS("<"), LESS_OR_EQUAL("<="), MORE(">"), MORE_OR_EQUAL(">=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        static Operator of(String sign) {
            return Arrays.stream(values()).filter(operator -> operator.sign.equals(sign))
                    .findFirst().orElseThrow();
        }

        boolean holds(double left, double right) {
            return switch (this) {
                case LESS -> left < right;
                case LESS_OR_EQUAL -> left <= right;
                case MORE -> left > right;
                case MORE_OR_EQUAL -> left >= right;
            };
        }
    }

    /**
     * Reads a condition.
     *
     * @throws IllegalArgumentException with what is wrong with it
     */
    public static FailIf parse(String text) {
        Matcher matcher = GRAMMAR.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text
                    + "' is not METRIC OPERATOR VALUE, such as p99>20ms or throughput<500/s");
        }
        String name = matcher.group("metric");
        FailMetric metric = FailMetric.of(name).orElseThrow(() -> new IllegalArgumentException(
                "no metric '" + name + "'; there are " + Arrays.stream(FailMetric.values())
                        .map(FailMetric::id).collect(Collectors.joining(", "))));
        String unit = matcher.group("unit");
        double scale = scale(metric, unit);
        String variant = matcher.group("variant");
        return new FailIf(text, variant == null ? "" : variant.strip(), metric,
                Operator.of(matcher.group("operator")),
                Double.parseDouble(matcher.group("number")) * scale, unit.equals("%"));
    }

    private static double scale(FailMetric metric, String unit) {
        return switch (metric.unit()) {
            case TIME -> switch (unit) {
                case "us" -> 1;
                case "ms" -> 1e3;
                case "s" -> 1e6;
                default -> throw wrongUnit(metric, unit, "us, ms or s");
            };
            case RATE -> one(metric, unit, Set.of("", "/s"));
            case COUNT -> one(metric, unit, Set.of(""));
            case SHARE, REQUESTS -> unit.equals("%") ? 0.01 : one(metric, unit, Set.of(""));
            case SIZE -> switch (unit) {
                case "", "B" -> 1;
                case "KiB" -> 1 << 10;
                case "MiB" -> 1 << 20;
                case "GiB" -> 1 << 30;
                default -> throw wrongUnit(metric, unit, "B, KiB, MiB or GiB");
            };
        };
    }

    private static double one(FailMetric metric, String unit, Set<String> allowed) {
        if (!allowed.contains(unit)) {
            throw wrongUnit(metric, unit, metric.unit().name().toLowerCase(Locale.ROOT));
        }
        return 1;
    }

    private static IllegalArgumentException wrongUnit(FailMetric metric, String unit,
            String wanted) {
        return new IllegalArgumentException("a value of " + metric.id() + " is given in " + wanted
                + (unit.isEmpty() ? "" : ", not in '" + unit + "'"));
    }

    /** A line for each variant that meets the condition; none if all is well. */
    public List<String> met(StoredResult result) {
        List<View> asked = result.view().all("variants").stream().filter(this::isAsked).toList();
        if (asked.isEmpty()) {
            return List.of("--fail-if " + text + ": no variant is called " + variant);
        }
        List<String> lines = new ArrayList<>();
        for (View each : asked) {
            OptionalDouble actual = Variants.noAnswer(each) && metric.unit() == FailMetric.Unit.TIME
                    ? OptionalDouble.empty()
                    : metric.of(each, share);
            if (actual.isEmpty() || operator.holds(actual.getAsDouble(), value)) {
                lines.add("--fail-if " + text + ": " + where(each) + ": " + metric.id() + " is "
                        + (actual.isEmpty()
                                ? "not known"
                                : metric.shown(actual.getAsDouble(),
                                        share)));
            }
        }
        return lines;
    }

    private static String where(View variant) {
        String scene = variant.text("scene");
        return (scene.isEmpty() ? "" : scene + "/") + Variants.label(variant);
    }

    private boolean isAsked(View each) {
        String scene = each.text("scene");
        List<String> names = Stream.concat(Stream.of(Variants.label(each)),
                Variants.FACTORS.stream().map(each::text)).toList();
        return variant.isEmpty() || variant.equals(scene) || names.contains(variant)
                || names.stream().anyMatch(name -> variant.equals(scene + "/" + name));
    }
}
