package dev.servelab.statistics;

import java.util.ArrayList;
import java.util.List;

/** Collects the blocks of a pair, and where one of the two was silent. */
final class PairBuilder {
    /** Names in a sentence; more are counted. */
    private static final int NAMES = 3;

    private final Factorial table;
    private final String a;
    private final String b;
    private final List<Double> aValues = new ArrayList<>();
    private final List<Double> bValues = new ArrayList<>();
    private final List<Cell> onlyA = new ArrayList<>();
    private final List<Cell> onlyB = new ArrayList<>();
    private final List<String> silentA = new ArrayList<>();
    private final List<String> silentB = new ArrayList<>();
    private final List<String> both = new ArrayList<>();
    private int blocksPerRound;

    PairBuilder(Factorial table, String a, String b) {
        this.table = table;
        this.a = a;
        this.b = b;
    }

    /** Adds the rounds in which both cells ran, which have {@code common} in common. */
    void add(Cell aCell, Cell bCell, String common) {
        if (table.isSilent(aCell) || table.isSilent(bCell)) {
            addSilent(aCell, bCell, common);
            return;
        }
        blocksPerRound++;
        for (int round : table.rounds()) {
            if (table.hasRun(round, aCell) && table.hasRun(round, bCell)) {
                aValues.add(table.valueOrNan(round, aCell));
                bValues.add(table.valueOrNan(round, bCell));
            }
        }
    }

    private void addSilent(Cell aCell, Cell bCell, String common) {
        if (table.isSilent(aCell) && table.isSilent(bCell)) {
            both.add(common);
        } else if (table.isSilent(aCell)) {
            onlyA.add(aCell);
            silentA.add(common);
        } else {
            onlyB.add(bCell);
            silentB.add(common);
        }
    }

    PairedValues build() {
        String ofBoth = both.isEmpty()
                ? ""
                : a + " and " + b + " both left clients without an answer" + with(both);
        return new PairedValues(a, b, aValues, bValues, Math.max(1, blocksPerRound),
                new Silence(one(a, onlyA, silentA), one(b, onlyB, silentB), ofBoth));
    }

    private String one(String name, List<Cell> cells, List<String> common) {
        return switch (cells.size()) {
            case 0 -> "";
            case 1 -> cells.getFirst().label() + " has " + table.silence(cells.getFirst());
            default -> name + " left clients without an answer" + with(common);
        };
    }

    private static String with(List<String> names) {
        List<String> first = names.subList(0, Math.min(NAMES, names.size()));
        String more = names.size() > NAMES ? " and " + (names.size() - NAMES) + " more" : "";
        String list = String.join(", ", first);
        return list.isEmpty() ? "" : " with " + list + more;
    }
}
