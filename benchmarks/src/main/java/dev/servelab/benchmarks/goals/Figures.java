package dev.servelab.benchmarks.goals;

import dev.servelab.statistics.GeometricMean;
import dev.servelab.statistics.Median;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** All figures of a race, and what follows from some of them. Immutable. */
record Figures(List<Figure> all) {
    Figures {
        all = List.copyOf(all);
    }

    /** What was done, and with how much. */
    record Task(Work work, int amount) {}

    /** The amounts that were tried of a work, the least first. */
    List<Integer> amounts(Work work) {
        return all.stream().filter(figure -> figure.work() == work).map(Figure::amount).distinct()
                .sorted().toList();
    }

    /** Who did it, in the order of the lines. */
    List<String> servers(Task task) {
        return of(task).map(Figure::server).distinct().toList();
    }

    /** The median over the rounds, if there is any. */
    Optional<Double> median(Task task, String server, Metric metric) {
        double[] values = byRound(task, server, metric).values().stream()
                .mapToDouble(Double::doubleValue).toArray();
        return values.length == 0 ? Optional.empty() : Optional.of(Median.of(values));
    }

    /** The ratio of one server's figures to another's, round by round, if they met in any. */
    Optional<GeometricMean> ratio(Task task, Metric metric, String server, String to) {
        return ratio(byRound(task, server, metric), byRound(task, to, metric));
    }

    /** The ratio of two figures of the same server, round by round. */
    Optional<GeometricMean> ratio(Task task, String server, Metric metric, Metric to) {
        return ratio(byRound(task, server, metric), byRound(task, server, to));
    }

    /** The ratio of what a server needs for one task to what it needs for another. */
    Optional<GeometricMean> ratio(Task task, Task to, String server, Metric metric) {
        return ratio(byRound(task, server, metric), byRound(to, server, metric));
    }

    /** Who of them had the highest median rate, if any was measured. */
    Optional<String> fastest(Task task, Predicate<String> among) {
        return servers(task).stream().filter(among)
                .filter(server -> median(task, server, Metric.RATE).isPresent())
                .max(Comparator.comparing(
                        server -> median(task, server, Metric.RATE).orElseThrow()));
    }

    /** Who had the lowest median of something, if it was measured. */
    Optional<String> least(Task task, Metric metric) {
        return servers(task).stream()
                .filter(server -> median(task, server, metric).isPresent())
                .min(Comparator.comparing(server -> median(task, server, metric).orElseThrow()));
    }

    private static Optional<GeometricMean> ratio(Map<Integer, Double> of, Map<Integer, Double> to) {
        double[] ratios = of.keySet().stream().filter(to::containsKey)
                .mapToDouble(round -> of.getOrDefault(round, 0.0) / to.getOrDefault(round, 0.0))
                .filter(Double::isFinite).toArray();
        return ratios.length == 0 ? Optional.empty() : Optional.of(GeometricMean.of(ratios));
    }

    private Map<Integer, Double> byRound(Task task, String server, Metric metric) {
        Map<Integer, Double> values = new TreeMap<>();
        of(task).filter(figure -> figure.server().equals(server) && figure.metric() == metric)
                .forEach(figure -> values.put(figure.round(), figure.value()));
        return values;
    }

    private Stream<Figure> of(Task task) {
        return all.stream()
                .filter(figure -> figure.work() == task.work() && figure.amount() == task.amount());
    }
}
