package dev.servelab.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tests whether what one factor does depends on the other. The test wants every cell in every
 * round: rounds that are not complete are left out, and so are levels with silent cells, the one
 * with the most first.
 */
final class InteractionFinder {
    private final Factorial table;
    private final Metric metric;
    private final List<String> firsts;
    private final List<String> seconds;
    private final List<String> leftOut = new ArrayList<>();

    InteractionFinder(Factorial table, Metric metric) {
        this.table = table;
        this.metric = metric;
        this.firsts = new ArrayList<>(table.firstLevels());
        this.seconds = new ArrayList<>(table.secondLevels());
    }

    Interaction find(double alpha) {
        leaveOutSilent();
        List<Integer> rounds = table.rounds().stream().filter(this::isComplete).toList();
        if (firsts.size() < 2 || seconds.size() < 2 || rounds.size() < 2) {
            return untested(rounds, "needs two levels of each factor and two complete rounds");
        }
        var analysis = new AnalysisOfVariance(logs(rounds));
        if (!analysis.hasResidual()) {
            return untested(rounds, "no round differs from another: no spread to judge by");
        }
        double p = analysis.p();
        return new Interaction(table.first(), table.second(), metric, rounds.size(), analysis.f(),
                analysis.degreesOfFreedom(), analysis.residualDegreesOfFreedom(), p, p <= alpha,
                largest(analysis), withLeftOut(""));
    }

    private Interaction untested(List<Integer> rounds, String why) {
        return Interaction.untested(table, metric, rounds.size(), withLeftOut(why));
    }

    private void leaveOutSilent() {
        while (silentCells().findAny().isPresent()) {
            String worst = Stream.concat(firsts.stream(), seconds.stream())
                    .max(Comparator.comparingLong(this::silentCellsOf)).orElseThrow();
            leftOut.add(worst);
            if (!firsts.remove(worst)) {
                seconds.remove(worst);
            }
        }
    }

    private Stream<Cell> cells() {
        return firsts.stream()
                .flatMap(first -> seconds.stream().map(second -> new Cell(first, second)));
    }

    private Stream<Cell> silentCells() {
        return cells().filter(table::isSilent);
    }

    private long silentCellsOf(String level) {
        return silentCells()
                .filter(cell -> cell.first().equals(level) || cell.second().equals(level)).count();
    }

    private boolean isComplete(int round) {
        return cells().allMatch(cell -> {
            double value = table.valueOrNan(round, cell);
            return value > 0 && Double.isFinite(value);
        });
    }

    private double[][][] logs(List<Integer> rounds) {
        return rounds.stream().map(round -> firsts.stream().map(first -> seconds.stream()
                .mapToDouble(second -> Math.log(table.valueOrNan(round, new Cell(first, second))))
                .toArray()).toArray(double[][]::new)).toArray(double[][][]::new);
    }

    /** The two levels of each factor between which the ratios differ most. */
    private Interaction.Contrast largest(AnalysisOfVariance analysis) {
        List<Interaction.Contrast> contrasts = new ArrayList<>();
        for (int i = 0; i < firsts.size(); i++) {
            for (int k = i + 1; k < firsts.size(); k++) {
                for (int j = 0; j < seconds.size(); j++) {
                    for (int l = j + 1; l < seconds.size(); l++) {
                        contrasts.add(new Interaction.Contrast(seconds.get(j), seconds.get(l),
                                firsts.get(i), firsts.get(k), analysis.ratio(i, j, l),
                                analysis.ratio(k, j, l)));
                    }
                }
            }
        }
        return contrasts.stream()
                .max(Comparator.comparingDouble(Interaction.Contrast::size)).orElseThrow();
    }

    private String withLeftOut(String text) {
        String without = leftOut.isEmpty()
                ? ""
                : "without " + String.join(", ", leftOut)
                        + ", which left clients without an answer";
        return text.isEmpty() || without.isEmpty() ? text + without : text + "; " + without;
    }
}
