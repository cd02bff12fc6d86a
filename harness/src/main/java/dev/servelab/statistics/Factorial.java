package dev.servelab.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Two factors, every level of one with every level of the other, in every round: a two-factor
 * experiment in randomized blocks (D. C. Montgomery, "Design and Analysis of Experiments", 5.6).
 * What is compared is paired: levels of one factor within a round and a level of the other. Cells
 * that left clients without an answer are left out, and that is said. Immutable.
 */
public final class Factorial {
    private record Key(int round, Cell cell) {}

    private final String first;
    private final String second;
    private final List<String> firstLevels;
    private final List<String> secondLevels;
    private final SortedSet<Integer> rounds = new TreeSet<>();
    private final Map<Key, Double> values = new HashMap<>();
    private final Map<Cell, String> silent;

    /**
     * Sorts the figures of one metric into the table; levels keep the order in which they come.
     *
     * @param first what the first factor is called: "strategy"
     * @param second what the other is called: "policy"
     * @param silent the cells that are not compared, and why: "no answer for 12 % of the requests"
     */
    public Factorial(String first, String second, List<Observation> observations,
            Map<Cell, String> silent) {
        this.first = first;
        this.second = second;
        this.silent = Map.copyOf(silent);
        Set<String> firsts = new LinkedHashSet<>();
        Set<String> seconds = new LinkedHashSet<>();
        for (Observation observation : observations) {
            firsts.add(observation.cell().first());
            seconds.add(observation.cell().second());
            rounds.add(observation.round());
            if (values.put(new Key(observation.round(), observation.cell()),
                    observation.value()) != null) {
                throw new IllegalArgumentException("twice: " + observation);
            }
        }
        this.firstLevels = List.copyOf(firsts);
        this.secondLevels = List.copyOf(seconds);
    }

    /** Pairs of levels of the first factor; a block is a round and a level of the second. */
    public List<PairedValues> firstPairs() {
        return pairs(firstLevels, secondLevels, Cell::new);
    }

    /** Pairs of levels of the second factor; a block is a round and a level of the first. */
    public List<PairedValues> secondPairs() {
        return pairs(secondLevels, firstLevels, (level, other) -> new Cell(other, level));
    }

    /** Pairs of cells; a block is a round. */
    public List<PairedValues> cellPairs() {
        List<Cell> cells = new ArrayList<>();
        firstLevels.forEach(a -> secondLevels.forEach(b -> cells.add(new Cell(a, b))));
        List<PairedValues> pairs = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            for (int j = i + 1; j < cells.size(); j++) {
                Cell a = cells.get(i);
                Cell b = cells.get(j);
                var pair = new PairBuilder(this, a.label(), b.label());
                pair.add(a, b, "");
                pairs.add(pair.build());
            }
        }
        return List.copyOf(pairs);
    }

    /** Whether what one factor does depends on the other. */
    public Interaction interaction(Metric metric, double alpha) {
        return new InteractionFinder(this, metric).find(alpha);
    }

    private interface Crossing {
        Cell of(String level, String other);
    }

    private List<PairedValues> pairs(List<String> levels, List<String> others,
            Crossing crossing) {
        List<PairedValues> pairs = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            for (int j = i + 1; j < levels.size(); j++) {
                var pair = new PairBuilder(this, levels.get(i), levels.get(j));
                for (String other : others) {
                    pair.add(crossing.of(levels.get(i), other), crossing.of(levels.get(j), other),
                            other);
                }
                pairs.add(pair.build());
            }
        }
        return List.copyOf(pairs);
    }

    String first() {
        return first;
    }

    String second() {
        return second;
    }

    List<String> firstLevels() {
        return firstLevels;
    }

    List<String> secondLevels() {
        return secondLevels;
    }

    SortedSet<Integer> rounds() {
        return rounds;
    }

    boolean isSilent(Cell cell) {
        return silent.containsKey(cell);
    }

    /** Why a silent cell is: "no answer for 12 % of the requests". */
    String silence(Cell cell) {
        return silent.getOrDefault(cell, "");
    }

    boolean hasRun(int round, Cell cell) {
        return values.containsKey(new Key(round, cell));
    }

    /** The figure of a trial; NaN if there was none. */
    double valueOrNan(int round, Cell cell) {
        return values.getOrDefault(new Key(round, cell), Double.NaN);
    }
}
