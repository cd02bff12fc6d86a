package dev.servelab.report;

import dev.servelab.experiment.Counter;
import dev.servelab.experiment.Factor;
import dev.servelab.experiment.Figures;
import dev.servelab.experiment.Level;
import dev.servelab.experiment.SceneResult;
import dev.servelab.experiment.Variant;

import java.util.function.Supplier;

/** The three tables of a comparison, each within 100 columns. */
final class Tables {
    static final String NO_ANSWER = "no answer";

    private Tables() {}

    /** Each strategy over all policies: what connections cost. */
    static Table strategies(SceneResult result) {
        Table table = new Table("strategy", "req/s\ngeo.mean", "req/s\nmedian", "ok\n%",
                "p50\nms", "p90\nms", "p99\nms", "peak RSS\nMiB", "threads\npeak",
                "CPU of\nserver s");
        for (Level strategy : result.scene().levels(Factor.STRATEGY)) {
            Figures figures = result.of(Factor.STRATEGY, strategy);
            table.add(strategy.label(), Numbers.rate(figures.throughputGeometricMean()),
                    Numbers.rate(figures.throughputMedian()), Numbers.percent(figures.okRatio()),
                    percentile(figures, 50), percentile(figures, 90), percentile(figures, 99),
                    Numbers.mib(figures.peakResidentBytes()),
                    Numbers.count(figures.threadsPeak()),
                    Numbers.seconds(figures.cpuSeconds()));
        }
        return table;
    }

    /** Each policy over all strategies: what the cache does. */
    static Table policies(SceneResult result) {
        Table table = new Table("policy", "hits\n%", "bytes hit\n%", "disk\nreads",
                "past cache\nMiB", "bypasses", "dooms", "mean\nms", "req/s\ngeo.mean",
                "req/s\nmedian");
        for (Level policy : result.scene().levels(Factor.POLICY)) {
            Figures figures = result.of(Factor.POLICY, policy);
            table.add(policy.label(), Numbers.percent(figures.hitRatio()),
                    Numbers.percent(figures.byteHitRatio()),
                    count(figures, Counter.DISK_READS),
                    Numbers.mib(figures.count(Counter.BYTES_PAST_CACHE)),
                    count(figures, Counter.BYPASSES), count(figures, Counter.DOOMS),
                    mean(figures), Numbers.rate(figures.throughputGeometricMean()),
                    Numbers.rate(figures.throughputMedian()));
        }
        return table;
    }

    /** Every variant, under its strategy: the clients' side, and the server's. */
    static Table matrix(SceneResult result) {
        Table table = new Table("", "req/s\ngeo.mean", "p99\nms", "hits\n%", "by-\npasses",
                "dooms", "cache\nMiB", "RSS\nMiB", "errors", "un-\nansw.", "starved");
        for (Level strategy : result.scene().levels(Factor.STRATEGY)) {
            table.heading(strategy.label());
            for (Level policy : result.scene().levels(Factor.POLICY)) {
                addVariant(table, "  " + policy.label(),
                        result.of(Variant.of(strategy, policy)));
            }
        }
        return table;
    }

    private static void addVariant(Table table, String name, Figures figures) {
        table.add(name, Numbers.rate(figures.throughputGeometricMean()),
                percentile(figures, 99), Numbers.percent(figures.hitRatio()),
                count(figures, Counter.BYPASSES), count(figures, Counter.DOOMS),
                Numbers.mib(figures.peakCacheBytes()),
                Numbers.mib(figures.peakResidentBytes()), Numbers.count(figures.errorCount()),
                Numbers.count(figures.unanswered()), Numbers.count(figures.starvedClients()));
    }

    static String percentile(Figures figures, double percent) {
        return orNoAnswer(figures,
                () -> Numbers.millis(figures.latencies().percentileUs(percent)));
    }

    static String mean(Figures figures) {
        return orNoAnswer(figures, () -> Numbers.millis(figures.latencies().meanUs()));
    }

    private static String orNoAnswer(Figures figures, Supplier<String> text) {
        return figures.noAnswer() ? NO_ANSWER : text.get();
    }

    private static String count(Figures figures, Counter counter) {
        return Numbers.count(figures.count(counter));
    }
}
