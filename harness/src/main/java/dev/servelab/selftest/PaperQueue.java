package dev.servelab.selftest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongSupplier;

/**
 * A queue of c workers and one line, on paper: who comes next begins as soon as he has come and a
 * worker is free (J. Kiefer, J. Wolfowitz, "On the theory of queues with many servers", 1955). The
 * same arrivals and services as a real one had say what that one should have measured.
 *
 * @param waitsNs in the line, in the order of arrivals
 * @param responsesNs line and service, ascending
 */
record PaperQueue(List<Double> waitsNs, List<Double> responsesNs) {
    private static final double NS_PER_S = 1e9;

    /**
     * @param arrivalsNs ascending, without end
     * @param servicesNs of the first to arrive, of the second, and so on
     * @param endNs later arrivals are not looked at
     */
    static PaperQueue of(int workers, LongSupplier arrivalsNs, LongSupplier servicesNs,
            long endNs) {
        PriorityQueue<Double> freeAtNs = new PriorityQueue<>();
        for (int i = 0; i < workers; i++) {
            freeAtNs.add(0.0);
        }
        List<Double> waitsNs = new ArrayList<>();
        List<Double> responsesNs = new ArrayList<>();
        for (long atNs = arrivalsNs.getAsLong(); atNs < endNs; atNs = arrivalsNs.getAsLong()) {
            double startNs = Math.max((double) atNs, freeAtNs.remove());
            double doneNs = startNs + servicesNs.getAsLong();
            freeAtNs.add(doneNs);
            waitsNs.add(startNs - atNs);
            responsesNs.add(doneNs - atNs);
        }
        responsesNs.sort(null);
        return new PaperQueue(waitsNs, responsesNs);
    }

    double meanWaitS() {
        return waitsNs.stream().mapToDouble(Double::doubleValue).average().orElse(0) / NS_PER_S;
    }

    /** By nearest rank. */
    double percentileS(double percent) {
        int rank = (int) Math.ceil(percent / 100 * responsesNs.size());
        return responsesNs.get(Math.max(1, rank) - 1) / NS_PER_S;
    }

    /** The standard deviation of figures, as a share of their mean. */
    static double spread(double[] figures) {
        double mean = Arrays.stream(figures).average().orElse(0);
        double variance = Arrays.stream(figures).map(figure -> (figure - mean) * (figure - mean))
                .sum() / (figures.length - 1);
        return Math.sqrt(variance) / mean;
    }
}
