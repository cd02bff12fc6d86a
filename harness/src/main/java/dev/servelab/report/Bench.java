package dev.servelab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One variant in lines: a figure each, with its unit. */
final class Bench {
    private Bench() {}

    static List<String> text(View variant) {
        List<Row> rows = new ArrayList<>(clients(variant));
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(row.text()));
        lines.add("");
        server(variant).forEach((Row row) -> lines.add(row.text()));
        return lines;
    }

    private record Row(String name, String value, String unit) {
        String text() {
            return String.format("  %-16s %12s  %s", name, value, unit).stripTrailing();
        }
    }

    private static List<Row> clients(View variant) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("throughput", Tables.rate(variant, "median"),
                "req/s" + eachTrial(variant)));
        rows.add(new Row("", Numbers.mib(okBytesPerSec(variant)), "MiB/s"));
        rows.add(new Row("latency p50", Tables.millis(variant, "p50"), "ms" + since(variant)));
        rows.add(new Row("latency p90", Tables.millis(variant, "p90"), "ms"));
        rows.add(new Row("latency p99", Tables.millis(variant, "p99"), "ms"));
        rows.add(new Row("latency p99.9", Tables.millis(variant, "p99_9"), "ms"));
        rows.add(new Row("latency mean", Tables.millis(variant, "mean"), "ms"));
        if (isOpen(variant)) {
            rows.add(new Row("lateness p99", Numbers.millis(variant.whole("lateness_us", "p99")),
                    "ms: how late our own requests started"));
        }
        long errors = Variants.errorCount(variant);
        rows.add(new Row("requests", Numbers.count(variant.whole("issued")), "issued"));
        rows.add(new Row("", Numbers.count(variant.whole("ok")), "ok, every byte checked"));
        rows.add(new Row("", Numbers.count(errors), "errors"
                + (errors == 0 ? "" : ": " + Variants.errorClasses(variant))));
        rows.add(new Row("", Numbers.count(variant.whole("unanswered")), "unanswered"));
        rows.add(new Row("clients", Numbers.count(variant.whole("starved_clients")), "starved"));
        return rows;
    }

    private static List<Row> server(View variant) {
        return List.of(
                new Row("hits", Numbers.percent(variant.number("hit_ratio")), "% of requests"),
                new Row("", Numbers.percent(variant.number("byte_hit_ratio")), "% of bytes"),
                count(variant, "shared misses", "shared_misses"),
                count(variant, "misses", "misses"),
                count(variant, "bypasses", "bypasses"),
                count(variant, "evictions", "evictions"),
                count(variant, "dooms", "dooms"),
                count(variant, "disk reads", "disk_reads"),
                new Row("past the cache", Numbers.mib(variant.whole("bytes_past_cache")), "MiB"),
                new Row("cache, peak", Numbers.mib(variant.whole("peak_cache_bytes")), "MiB"),
                new Row("resident, peak", Numbers.mib(variant.whole("peak_rss_bytes")), "MiB"),
                new Row("threads, peak", Numbers.count(variant.whole("threads_peak")),
                        "platform"),
                new Row("processor time", Numbers.seconds(variant.number("server_cpu_s")),
                        "s in all windows"),
                new Row("canary p99", Numbers.millis(variant.whole("canary_us", "p99")),
                        "ms: how late a virtual thread woke in the server"));
    }

    private static Row count(View variant, String name, String field) {
        return new Row(name, Numbers.count(variant.whole(field)), "");
    }

    private static boolean isOpen(View variant) {
        return variant.text("loop").equals("open");
    }

    private static String since(View variant) {
        return isOpen(variant) ? " from the intended start" : "";
    }

    private static double okBytesPerSec(View variant) {
        double seconds = variant.all("trials").stream()
                .mapToDouble(trial -> trial.number("window_s").orElse(0)).sum();
        return seconds == 0 ? 0 : variant.count("ok_bytes") / seconds;
    }

    private static String eachTrial(View variant) {
        List<View> trials = variant.all("trials");
        if (trials.size() == 1) {
            return "";
        }
        return ", the median of " + trials.stream()
                .map(trial -> Numbers.rate(trial.number("throughput_per_s").orElse(Double.NaN)))
                .collect(Collectors.joining(" "));
    }
}
