package dev.servelab.report;

import dev.servelab.experiment.Counter;
import dev.servelab.experiment.ExperimentResult;
import dev.servelab.experiment.Figures;
import dev.servelab.experiment.SceneResult;
import dev.servelab.experiment.TrialResult;
import dev.servelab.experiment.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One variant in lines: a figure each, with its unit. */
final class Bench {
    private static final int COLUMNS = 100;

    private Bench() {}

    static List<String> text(ExperimentResult result) {
        SceneResult scene = result.scenes().getFirst();
        Variant variant = scene.scene().variants().getFirst();
        Figures figures = scene.of(variant);
        List<String> lines = new ArrayList<>();
        Summary.facts(result).forEach(fact -> lines.addAll(Wrap.at(COLUMNS, fact)));
        lines.addAll(List.of("", variant.label(), ""));
        clients(figures).forEach((Row row) -> lines.add(row.text()));
        lines.add("");
        server(figures).forEach((Row row) -> lines.add(row.text()));
        List<String> warnings = Findings.warnings(result);
        if (!warnings.isEmpty()) {
            lines.add("");
            warnings.forEach(warning -> lines.addAll(Wrap.at(COLUMNS, "Note: " + warning)));
        }
        return lines;
    }

    private record Row(String name, String value, String unit) {
        String text() {
            return String.format("  %-16s %12s  %s", name, value, unit).stripTrailing();
        }
    }

    private static List<Row> clients(Figures figures) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("throughput", Numbers.rate(figures.throughputMedian()),
                "req/s" + eachTrial(figures)));
        rows.add(new Row("", Numbers.mib(figures.okBytesPerSec()), "MiB/s"));
        for (double percent : new double[]{50, 90, 99, 99.9}) {
            String name = "latency p" + (percent % 1 == 0 ? "%.0f" : "%.1f").formatted(percent);
            rows.add(new Row(name, Tables.percentile(figures, percent), "ms"));
        }
        rows.add(new Row("latency mean", Tables.mean(figures), "ms"));
        rows.add(new Row("requests", Numbers.count(figures.issued()), "issued"));
        rows.add(new Row("", Numbers.count(figures.ok()), "ok, every byte checked"));
        rows.add(new Row("", Numbers.count(figures.errorCount()), "errors"
                + (figures.errorCount() == 0 ? "" : ": " + Findings.classes(figures))));
        rows.add(new Row("", Numbers.count(figures.unanswered()), "unanswered"));
        rows.add(new Row("clients", Numbers.count(figures.starvedClients()), "starved"));
        return rows;
    }

    private static List<Row> server(Figures figures) {
        return List.of(
                new Row("hits", Numbers.percent(figures.hitRatio()),
                        "% of requests"),
                new Row("", Numbers.percent(figures.byteHitRatio()), "% of bytes"),
                count(figures, "shared misses", Counter.SHARED_MISSES),
                count(figures, "misses", Counter.MISSES),
                count(figures, "bypasses", Counter.BYPASSES),
                count(figures, "evictions", Counter.EVICTIONS),
                count(figures, "dooms", Counter.DOOMS),
                count(figures, "disk reads", Counter.DISK_READS),
                new Row("past the cache",
                        Numbers.mib(figures.count(Counter.BYTES_PAST_CACHE)), "MiB"),
                new Row("cache, peak", Numbers.mib(figures.peakCacheBytes()), "MiB"),
                new Row("resident, peak", Numbers.mib(figures.peakResidentBytes()), "MiB"),
                new Row("threads, peak", Numbers.count(figures.threadsPeak()), "platform"),
                new Row("processor time", Numbers.seconds(figures.cpuSeconds()),
                        "s in all windows"));
    }

    private static Row count(Figures figures, String name, Counter counter) {
        return new Row(name, Numbers.count(figures.count(counter)), "");
    }

    private static String eachTrial(Figures figures) {
        if (figures.trials().size() == 1) {
            return "";
        }
        return ", the median of " + figures.trials().stream()
                .map(TrialResult::throughputPerSec).map(Numbers::rate)
                .collect(Collectors.joining(" "));
    }
}
