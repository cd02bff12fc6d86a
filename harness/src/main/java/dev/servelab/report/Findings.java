package dev.servelab.report;

import dev.servelab.experiment.ExperimentResult;
import dev.servelab.experiment.Figures;
import dev.servelab.experiment.SceneResult;
import dev.servelab.experiment.Variant;
import dev.servelab.load.ErrorClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What whoever reads a result has to know before believing it: a line for each thing. */
final class Findings {
    private static final int FEW_ROUNDS = 5;

    private Findings() {}

    /** The warnings of a result, in plain words; none if all is well. */
    static List<String> warnings(ExperimentResult result) {
        List<String> warnings = new ArrayList<>();
        if (!result.environment().processors().apart()) {
            warnings.add(result.environment().processors().why()
                    + ": the clients' work slows every variant down.");
        }
        for (SceneResult scene : result.scenes()) {
            String title = scene.scene().title();
            addOfScene(title.isEmpty() ? "" : title + ", ", scene, warnings);
        }
        return warnings;
    }

    private static void addOfScene(String prefix, SceneResult scene, List<String> warnings) {
        if (scene.rounds() < FEW_ROUNDS) {
            warnings.add(prefix + scene.rounds() + (scene.rounds() == 1 ? " trial" : " trials")
                    + " of each variant: small differences are noise. --trials 8 tells more.");
        }
        for (Variant variant : scene.scene().variants()) {
            Figures figures = scene.of(variant);
            of(prefix + variant.label(), figures, warnings);
            figures.trials().stream().filter(trial -> !trial.steady().holds()).findFirst()
                    .ifPresent(trial -> warnings.add(prefix + variant.label() + ", round "
                            + trial.round() + ": " + trial.steady().words() + "."));
        }
    }

    private static void of(String label, Figures figures, List<String> warnings) {
        if (figures.starvedClients() > 0) {
            warnings.add(label + ": " + figures.starvedClients()
                    + " clients had no answer in a whole window.");
        }
        if (figures.unanswered() > 0) {
            warnings.add(label + ": " + Numbers.count(figures.unanswered()) + " of "
                    + Numbers.count(figures.issued()) + " requests were never answered.");
        }
        if (figures.errorCount() > 0) {
            warnings.add(label + ": " + Numbers.count(figures.errorCount())
                    + " requests failed (" + classes(figures) + ").");
        }
        int pinsLost = figures.trials().stream().mapToInt(trial -> trial.scenery().pinsLost())
                .sum();
        if (pinsLost > 0) {
            warnings.add(label + ": pins did not last: " + Numbers.count(pinsLost)
                    + " slow transfers were cut, so the window was easier than it claims.");
        }
        long capped = figures.trials().stream()
                .mapToLong(trial -> trial.window().generator().capped()).sum();
        if (capped > 0) {
            warnings.add(label + ": " + Numbers.count(capped)
                    + " requests waited for a connection, because there were no more to be had.");
        }
    }

    static String classes(Figures figures) {
        return figures.errors().entrySet().stream().filter(entry -> entry.getValue() > 0)
                .map((Map.Entry<ErrorClass, Long> entry) -> entry.getKey().id() + " "
                        + Numbers.count(entry.getValue()))
                .collect(Collectors.joining(", "));
    }
}
