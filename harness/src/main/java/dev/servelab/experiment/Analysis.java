package dev.servelab.experiment;

import dev.servelab.load.Loop;
import dev.servelab.statistics.Cell;
import dev.servelab.statistics.Comparison;
import dev.servelab.statistics.Criteria;
import dev.servelab.statistics.Factorial;
import dev.servelab.statistics.Interaction;
import dev.servelab.statistics.Metric;
import dev.servelab.statistics.Observation;
import dev.servelab.statistics.PairedComparison;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the trials of a scene say of its factors: main effects, each factor over all levels of the
 * others, and whether what policies do depends on the strategy. A closed loop is compared by
 * throughput, an open one by latency: the other figure belongs to a load of its own. Variants under
 * different loads are not compared at all.
 *
 * @param comparisons the factors' one after another, for each metric a table of all pairs
 */
public record Analysis(List<Comparison> comparisons, List<Interaction> interactions) {
    private static final List<Metric> OPEN = List.of(Metric.LATENCY_MEAN, Metric.LATENCY_P50,
            Metric.LATENCY_P90, Metric.LATENCY_P99);
    private static final List<Metric> CLOSED = List.of(Metric.THROUGHPUT);
    private static final List<Metric> OF_SERVERS = List.of(Metric.SERVER_CPU, Metric.PEAK_RSS,
            Metric.THREADS_PEAK);
    private static final List<Metric> OF_CACHES = List.of(Metric.HIT_RATIO,
            Metric.BYTE_HIT_RATIO, Metric.DISK_READS, Metric.BYTES_PAST_CACHE);

    /** Copies. */
    public Analysis {
        comparisons = List.copyOf(comparisons);
        interactions = List.copyOf(interactions);
    }

    /** Compares what there is to compare. */
    static Analysis of(Scene scene, List<TrialResult> trials, Criteria criteria) {
        return new Analyst(scene, trials, criteria).analyse();
    }

    /** The metrics that levels of a factor are judged by, the first of them first of all. */
    static List<Metric> metrics(Loop loop, Factor factor) {
        List<Metric> metrics = new ArrayList<>(loop instanceof Loop.Open ? OPEN : CLOSED);
        metrics.addAll(factor == Factor.POLICY ? OF_CACHES : OF_SERVERS);
        return metrics;
    }

    /** The comparisons of one factor by one metric. */
    public List<Comparison> of(Factor factor, Metric metric) {
        return comparisons.stream().filter(each -> each.factor().equals(factor.id())
                && each.metric() == metric).toList();
    }

    /** Works on one scene; one thread. */
    private static final class Analyst {
        private final Scene scene;
        /** Made once: each of them merges histograms. */
        private final List<Measured> trials;
        private final Map<Variant, String> silences = new HashMap<>();
        private final Criteria criteria;
        private final PairedComparison paired;
        private final List<Comparison> comparisons = new ArrayList<>();
        private final List<Interaction> interactions = new ArrayList<>();

        Analyst(Scene scene, List<TrialResult> trials, Criteria criteria) {
            this.scene = scene;
            this.trials = trials.stream().map(
                    trial -> new Measured(trial, new Figures(List.of(trial)))).toList();
            this.criteria = criteria;
            this.paired = new PairedComparison(criteria);
            for (Variant variant : scene.variants()) {
                Figures all = new Figures(trials.stream()
                        .filter(trial -> trial.variant().equals(variant)).toList());
                if (all.noAnswer()) {
                    silences.put(variant, all.silence());
                }
            }
        }

        Analysis analyse() {
            if (scene.levels(Factor.LOAD).size() < 2) {
                scene.factors().forEach((factor, levels) -> {
                    if (levels.size() > 1) {
                        compare(factor);
                    }
                });
            }
            return new Analysis(comparisons, interactions);
        }

        private void compare(Factor factor) {
            List<Metric> metrics = metrics(scene.load().loop(), factor);
            for (Metric metric : metrics) {
                Factorial table = table(factor, metric);
                if (isKnown(metric)) {
                    comparisons.addAll(paired.table(factor.id(), metric, table.firstPairs()));
                }
                if (factor == Factor.STRATEGY && metric == metrics.getFirst()
                        && scene.levels(Factor.POLICY).size() > 1) {
                    interactions.add(table.interaction(metric, criteria.alpha()));
                }
            }
        }

        /** A percentile that most trials have too few requests for is not compared. */
        private boolean isKnown(Metric metric) {
            return trials.stream().allMatch(each -> each.figures().ok() == 0
                    || Double.isFinite(Measures.of(metric, each.figures())));
        }

        private Factorial table(Factor factor, Metric metric) {
            List<Observation> observations = new ArrayList<>();
            for (Measured each : trials) {
                observations.add(new Observation(each.trial().round(),
                        cell(factor, each.trial().variant()),
                        Measures.of(metric, each.figures())));
            }
            return new Factorial(factor.id(), others(factor), observations, silent(factor));
        }

        private String others(Factor factor) {
            return scene.factors().entrySet().stream()
                    .filter(each -> each.getKey() != factor && each.getValue().size() > 1)
                    .map(each -> each.getKey().id()).collect(Collectors.joining(" and "));
        }

        private static Cell cell(Factor factor, Variant variant) {
            Map<Factor, Level> rest = new EnumMap<>(variant.levels());
            rest.remove(factor);
            return new Cell(variant.level(factor).label(), rest.values().stream()
                    .map(Level::label).collect(Collectors.joining(" and ")));
        }

        private Map<Cell, String> silent(Factor factor) {
            Map<Cell, String> silent = new HashMap<>();
            silences.forEach((variant, why) -> silent.put(cell(factor, variant), why));
            return silent;
        }

        /** A trial and its figures. */
        private record Measured(TrialResult trial, Figures figures) {}
    }
}
