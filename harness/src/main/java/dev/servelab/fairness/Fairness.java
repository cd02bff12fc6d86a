package dev.servelab.fairness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The findings of one run: of each of its windows, and what they come to. One thread.
 *
 * <p>The caller's loop: {@code before = Observation.now(server)} as the last thing before the
 * window, {@code Observation.now(server).since(before)} as the first after it, {@link #judge} with
 * what the load counted, {@link #add} under the trial's name; at the end {@link #findings}.
 */
public final class Fairness {
    private static final List<Finding.Level> WORST_FIRST = List.of(Finding.Level.RED,
            Finding.Level.GREEN, Finding.Level.NOT_CHECKED);

    private final List<PlacedFinding> all = new ArrayList<>();

    /** What every check says of one window, in the order of {@link Check}. */
    public static List<Finding> judge(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        for (Check check : Check.values()) {
            findings.add(check.judge(facts));
        }
        return List.copyOf(findings);
    }

    /** Whether one of them is red. */
    public static boolean unfair(List<Finding> findings) {
        return findings.stream().anyMatch(finding -> finding.level() == Finding.Level.RED);
    }

    /**
     * Adds what {@link #judge} said of a window.
     *
     * @param where the window's name, for a person: "round 1, virtual-thread x lru"
     */
    public void add(String where, List<Finding> findings) {
        findings.forEach(finding -> all.add(new PlacedFinding(finding, List.of(where))));
    }

    /**
     * One finding for each check, in their order, of the windows in which it came out worst: red in
     * any of them is red, else green in any of them is green. A check that no window had is left
     * out.
     */
    public List<PlacedFinding> findings() {
        return Arrays.stream(Check.values()).map(this::worst).flatMap(Optional::stream).toList();
    }

    private Optional<PlacedFinding> worst(Check check) {
        List<PlacedFinding> its = all.stream()
                .filter(each -> each.finding().id().equals(check.id())).toList();
        return WORST_FIRST.stream()
                .map(level -> its.stream().filter(each -> each.finding().level() == level).toList())
                .filter(those -> !those.isEmpty()).findFirst().map(PlacedFinding::together);
    }

    /** Whether a check is red in any window. */
    public boolean unfair() {
        return all.stream().anyMatch(each -> each.finding().level() == Finding.Level.RED);
    }
}
