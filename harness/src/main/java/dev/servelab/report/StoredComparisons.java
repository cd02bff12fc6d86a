package dev.servelab.report;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.servelab.statistics.Criteria;
import dev.servelab.statistics.Holm;
import dev.servelab.statistics.Metric;
import dev.servelab.statistics.Verdict;
import dev.servelab.statistics.Welch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Each variant of a scene in later results against itself in the first. Trials of different runs
 * are no pairs: Welch's t on logarithms, and Holm's correction over a scene's comparisons by one
 * metric.
 */
final class StoredComparisons {
    private static final Criteria CRITERIA = Criteria.USUAL;
    private static final List<Metric> CLOSED = List.of(Metric.THROUGHPUT);
    private static final List<Metric> OPEN = List.of(Metric.LATENCY_MEAN, Metric.LATENCY_P50,
            Metric.LATENCY_P99);

    /** A variant in two results. */
    private record Pair(String variant, String a, String b, View ofA, View ofB) {
        boolean isSilent() {
            return Variants.noAnswer(ofA) || Variants.noAnswer(ofB);
        }
    }

    /** What was found of a pair; the verdict is about a, the later one. */
    private record Found(Pair pair, Metric metric, Welch welch, double alpha, double adjustedP,
            int comparisons, Verdict verdict) {}

    private StoredComparisons() {}

    static List<JsonObject> of(Map<String, View> results, View scene) {
        List<Pair> pairs = pairs(results, scene);
        List<Metric> metrics = scene.text("loop").equals("open") ? OPEN : CLOSED;
        List<JsonObject> comparisons = new ArrayList<>();
        for (Metric metric : metrics) {
            table(pairs, metric).forEach(found -> comparisons.add(
                    json(scene, found, metric == metrics.getFirst())));
        }
        return comparisons;
    }

    private static List<Pair> pairs(Map<String, View> results, View scene) {
        List<Pair> pairs = new ArrayList<>();
        String first = results.keySet().iterator().next();
        Map<List<String>, View> before = new HashMap<>();
        results.forEach((name, result) -> Variants.of(result, scene).forEach(variant -> {
            List<String> key = ResultsCompared.key(variant);
            View old = before.get(key);
            if (name.equals(first)) {
                before.put(key, variant);
            } else if (old != null) {
                pairs.add(new Pair(Variants.label(variant), name, first, variant, old));
            }
        }));
        return pairs;
    }

    private static List<Found> table(List<Pair> pairs, Metric metric) {
        List<Pair> known = pairs.stream().filter(pair -> pair.isSilent()
                || (values(pair.ofA(), metric).length > 0
                        && values(pair.ofB(), metric).length > 0))
                .toList();
        List<Welch> welch = known.stream().map(pair -> pair.isSilent()
                ? new Welch(Double.NaN, Double.NaN, Double.NaN)
                : Welch.of(values(pair.ofA(), metric), values(pair.ofB(), metric))).toList();
        double[] p = welch.stream().mapToDouble(Welch::p).toArray();
        double[] adjusted = Holm.adjusted(p);
        double[] levels = Holm.levels(CRITERIA.alpha(), p);
        List<Found> table = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            table.add(new Found(known.get(i), metric, welch.get(i), levels[i], adjusted[i],
                    p.length, verdict(known.get(i), welch.get(i), levels[i], metric)));
        }
        return table;
    }

    /** The metric of each trial; none if one of them is not known. */
    private static double[] values(View variant, Metric metric) {
        double[] values = variant.all("trials").stream().map(trial -> switch (metric) {
            case THROUGHPUT -> trial.number("throughput_per_s");
            case LATENCY_MEAN -> trial.number("latency_us", "mean");
            case LATENCY_P50 -> trial.number("latency_us", "p50");
            case LATENCY_P99 -> trial.number("latency_us", "p99");
            default -> OptionalDouble.empty();
        }).mapToDouble(value -> value.orElse(0)).toArray();
        for (double value : values) {
            if (value <= 0) {
                return new double[0];
            }
        }
        return values;
    }

    private static Verdict verdict(Pair pair, Welch welch, double alpha, Metric metric) {
        if (pair.isSilent()) {
            return Verdict.NO_ANSWER;
        }
        double low = welch.low(alpha);
        double high = welch.high(alpha);
        if (low > 1 || high < 1) {
            return low > 1 == metric.higherIsBetter() ? Verdict.FASTER : Verdict.SLOWER;
        }
        double bound = 1 + CRITERIA.bound();
        return low >= 1 / bound && high <= bound ? Verdict.SAME : Verdict.CANNOT_TELL;
    }

    private static JsonObject json(View scene, Found found, boolean decisive) {
        JsonObject json = new JsonObject();
        json.addProperty("scene", scene.text("id"));
        json.addProperty("factor", ResultsCompared.FACTOR);
        json.addProperty("variant", found.pair.variant());
        json.addProperty("a", found.pair.a());
        json.addProperty("b", found.pair.b());
        json.addProperty("metric", found.metric.id());
        json.addProperty("decisive", decisive);
        json.addProperty("blocks", found.pair.ofA().all("trials").size());
        json.addProperty("comparisons", found.comparisons);
        Values.add(json, "ratio", found.welch.ratio());
        double low = found.welch.low(found.alpha);
        Values.add(json, "low", low > 0 ? low : Double.NaN);
        Values.add(json, "high", found.welch.high(found.alpha));
        Values.add(json, "level", 1 - found.alpha);
        Values.add(json, "p", found.welch.isTested() ? found.welch.p() : Double.NaN);
        Values.add(json, "p_adjusted", found.welch.isTested() ? found.adjustedP : Double.NaN);
        json.add("least_detectable_ratio", JsonNull.INSTANCE);
        Values.add(json, "bound", CRITERIA.bound());
        json.addProperty("verdict", found.verdict.id());
        json.addProperty("word", found.metric.word(found.verdict));
        json.addProperty("better", found.metric.better());
        json.add("rounds_needed", JsonNull.INSTANCE);
        json.addProperty("note", found.verdict == Verdict.NO_ANSWER ? found.pair.variant() : "");
        json.addProperty("sentence", sentence(found));
        return json;
    }

    private static String sentence(Found found) {
        Pair pair = found.pair;
        String what = pair.variant() + ": " + found.metric.noun() + " in " + pair.a();
        if (found.verdict == Verdict.NO_ANSWER) {
            return pair.variant() + " gave no answer in " + (Variants.noAnswer(pair.ofA())
                    ? pair.a()
                    : pair.b()) + ": not compared by " + found.metric.noun() + ".";
        }
        String times = String.format(Locale.ROOT, " is %.3g times that in %s",
                found.welch.ratio(), pair.b());
        if (!found.welch.isTested()) {
            return what + times + "; one trial, or trials all alike, cannot tell more.";
        }
        String interval = String.format(Locale.ROOT, " (95 %% interval %.3g to %.3g%s): ",
                found.welch.low(found.alpha), found.welch.high(found.alpha),
                found.comparisons > 1 ? ", Holm over " + found.comparisons : "");
        return what + times + interval + found.metric.word(found.verdict) + ".";
    }
}
