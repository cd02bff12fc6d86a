package dev.servelab.benchmarks.race;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Ratios: their geometric mean, give or take two standard errors. */
final class Ratio {
    private final List<Double> logs = new ArrayList<>();

    void add(double ratio) {
        logs.add(Math.log(ratio));
    }

    double mean() {
        return Math.exp(meanLog());
    }

    @Override
    public String toString() {
        double mean = meanLog();
        double squares = logs.stream().mapToDouble(log -> (log - mean) * (log - mean)).sum();
        double error = Math.sqrt(squares / Math.max(1, logs.size() - 1) / logs.size());
        return String.format(Locale.ROOT, "%.3f x (%.3f to %.3f)", mean(),
                Math.exp(mean - 2 * error), Math.exp(mean + 2 * error));
    }

    private double meanLog() {
        return logs.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
