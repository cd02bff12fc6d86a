package dev.servelab.report;

import java.util.List;
import java.util.OptionalDouble;

/** The tables of a scene, each within 100 columns. */
final class Tables {
    static final String NO_ANSWER = "no answer";

    private Tables() {}

    /** Each strategy over all policies: what connections cost. */
    static Table strategies(View result, View scene) {
        Table table = new Table("strategy", "req/s\nmean", "req/s\nlow", "req/s\nhigh", "ok\n%",
                "p50\nms", "p90\nms", "p99\nms", "RSS\nMiB", "thr.\npeak", "CPU\ns");
        for (View strategy : effects(result, scene, "strategy")) {
            table.add(strategy.text("level"), rate(strategy, "geometric_mean"),
                    rate(strategy, "low"), rate(strategy, "high"),
                    Numbers.percent(okRatio(strategy)),
                    millis(strategy, "p50"), millis(strategy, "p90"), millis(strategy, "p99"),
                    Numbers.mib(strategy.whole("peak_rss_bytes")),
                    Numbers.count(strategy.whole("threads_peak")),
                    Numbers.seconds(strategy.number("server_cpu_s")));
        }
        return table;
    }

    /** Each policy over all strategies: what the cache does. */
    static Table policies(View result, View scene) {
        Table table = new Table("policy", "hits\n%", "bytes hit\n%", "disk\nreads",
                "past cache\nMiB", "frozen\n%", "dooms", "mean\nms", "hit p50\nms",
                "miss p50\nms");
        for (View policy : effects(result, scene, "policy")) {
            table.add(policy.text("level"), Numbers.percent(policy.number("hit_ratio")),
                    Numbers.percent(policy.number("byte_hit_ratio")),
                    Numbers.count(policy.whole("disk_reads")),
                    Numbers.mib(policy.whole("bytes_past_cache")),
                    Numbers.percent(policy.number("frozen_ratio")),
                    Numbers.count(policy.whole("dooms")), millis(policy, "mean"),
                    Numbers.millis(policy.whole("server_time_us", "hit", "p50")),
                    Numbers.millis(policy.whole("server_time_us", "miss", "p50")));
        }
        return table;
    }

    /** Every variant, under its strategy: the clients' side, and the server's. */
    static Table matrix(View result, View scene) {
        Table table = new Table("", "req/s\nmedian", "p99\nms", "hits\n%", "by-\npasses",
                "dooms", "cache\nMiB", "RSS\nMiB", "errors", "un-\nansw.", "starved");
        List<View> variants = Variants.of(result, scene);
        variants.stream().map(variant -> variant.text("strategy")).distinct()
                .forEach(strategy -> {
                    table.heading(strategy);
                    variants.stream().filter(each -> each.text("strategy").equals(strategy))
                            .forEach(variant -> addVariant(table, variant));
                });
        return table;
    }

    private static void addVariant(Table table, View variant) {
        table.add("  " + Variants.labelWithoutStrategy(variant), rate(variant, "median"),
                millis(variant, "p99"),
                Numbers.percent(variant.number("hit_ratio")),
                Numbers.count(variant.whole("bypasses")), Numbers.count(variant.whole("dooms")),
                Numbers.mib(variant.whole("peak_cache_bytes")),
                Numbers.mib(variant.whole("peak_rss_bytes")),
                Numbers.count(Variants.errorCount(variant)),
                Numbers.count(variant.whole("unanswered")),
                Numbers.count(variant.whole("starved_clients")));
    }

    static List<View> effects(View result, View scene, String factor) {
        return result.all("effects").stream().filter(effect -> Variants.isOf(scene, effect)
                && effect.text("factor").equals(factor)).toList();
    }

    static String rate(View figures, String which) {
        return Numbers.rate(figures.number("throughput_per_s", which).orElse(Double.NaN));
    }

    /** A percentile, the mean or the maximum of what clients waited. */
    static String millis(View figures, String which) {
        return Variants.noAnswer(figures)
                ? NO_ANSWER
                : Numbers.millis(figures.number("latency_us", which).orElse(Double.NaN));
    }

    private static OptionalDouble okRatio(View figures) {
        long issued = figures.count("issued");
        return issued == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) figures.count("ok") / issued);
    }
}
