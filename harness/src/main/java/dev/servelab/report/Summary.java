package dev.servelab.report;

import dev.servelab.experiment.ExperimentResult;
import dev.servelab.experiment.Factor;
import dev.servelab.experiment.Level;
import dev.servelab.experiment.Scene;
import dev.servelab.experiment.SceneResult;
import dev.servelab.experiment.WarmUp;
import dev.servelab.load.Loop;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A comparison in lines: for a terminal, and for {@code summary.md}. */
final class Summary {
    private static final int COLUMNS = 100;

    private Summary() {}

    /** For a terminal; no line that we choose passes 100 columns. */
    static List<String> text(ExperimentResult result) {
        List<String> lines = new ArrayList<>();
        facts(result).forEach(fact -> lines.addAll(Wrap.at(COLUMNS, fact)));
        for (Section section : sections(result)) {
            lines.add("");
            lines.add(section.title());
            lines.add("");
            lines.addAll(section.table().text());
        }
        lines.add("");
        notes(result).forEach(note -> lines.addAll(Wrap.at(COLUMNS, note)));
        return lines;
    }

    /** The same as Markdown, with the command to run it again. */
    static List<String> markdown(ExperimentResult result, List<String> command) {
        List<String> lines = new ArrayList<>(List.of("# servelab " + command.getFirst(), ""));
        facts(result).forEach(fact -> lines.add("- " + fact));
        lines.add("- Command: `servelab " + String.join(" ", command) + "`, seed "
                + result.plan().seed());
        for (Section section : sections(result)) {
            lines.addAll(List.of("", "## " + section.title(), ""));
            lines.addAll(section.table().markdown());
        }
        lines.add("");
        notes(result).forEach(note -> lines.add("- " + note));
        return lines;
    }

    private record Section(String title, Table table) {}

    private static List<Section> sections(ExperimentResult result) {
        SceneResult scene = result.scenes().getFirst();
        return List.of(
                new Section("Strategies, over " + over(scene.scene().levels(Factor.POLICY)),
                        Tables.strategies(scene)),
                new Section("Policies, over " + over(scene.scene().levels(Factor.STRATEGY)),
                        Tables.policies(scene)),
                new Section("All variants", Tables.matrix(scene)));
    }

    private static String over(List<Level> levels) {
        return levels.stream().map(Level::label).collect(Collectors.joining(", "));
    }

    static List<String> facts(ExperimentResult result) {
        SceneResult ran = result.scenes().getFirst();
        Scene plan = ran.scene();
        List<String> facts = new ArrayList<>();
        facts.add("Closed loop: " + clients(plan.load().loop()) + " clients, "
                + plan.load().connections().description() + "; Zipf " + plan.zipfExponent()
                + " over " + Numbers.count(ran.files().files().size()) + " files ("
                + Numbers.mib(ran.files().bytes()) + " MiB, " + ran.files().description()
                + ").");
        facts.add(ran.rounds() + (ran.rounds() == 1 ? " trial" : " trials")
                + " of each variant, each in a JVM of its own: "
                + Numbers.rate(warmUpSeconds(plan)) + " s of warm-up, "
                + Numbers.rate(plan.window().toNanos() / 1e9) + " s measured; seed "
                + result.plan().seed() + ".");
        facts.add(result.environment().processorModel() + ", "
                + result.environment().processors().why() + "; "
                + result.environment().os() + " " + result.environment().kernel() + ", Java "
                + result.environment().jdk() + ", servelab " + result.environment().servelab()
                + ".");
        return facts;
    }

    private static int clients(Loop loop) {
        return loop instanceof Loop.Closed closed ? closed.clients() : 0;
    }

    private static List<String> notes(ExperimentResult result) {
        List<String> notes = new ArrayList<>();
        notes.add("A closed loop compares throughput; its latencies describe, each at its own"
                + " rate.");
        Findings.warnings(result).forEach(warning -> notes.add("Note: " + warning));
        return notes;
    }

    static double warmUpSeconds(Scene scene) {
        return switch (scene.warmUp()) {
            case WarmUp.SameLoad same -> same.length().toNanos() / 1e9;
            case WarmUp.FillCache fill -> fill.most().toNanos() / 1e9;
        };
    }
}
