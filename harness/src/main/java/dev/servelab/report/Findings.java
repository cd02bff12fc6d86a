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
    private Findings() {}

    /** The warnings of a result, in plain words; none if all is well. */
    static List<String> warnings(ExperimentResult result) {
        List<String> warnings = new ArrayList<>();
        if (!result.environment().processors().apart()) {
            warnings.add(result.environment().processors().why()
                    + ": the clients' work slows every variant down.");
        }
        if (result.scenes().getFirst().rounds() < 5) {
            warnings.add(result.scenes().getFirst().rounds()
                    + (result.scenes().getFirst().rounds() == 1
                            ? " trial"
                            : " trials")
                    + " of each variant: small differences are noise."
                    + " --trials 8 tells more.");
        }
        for (SceneResult scene : result.scenes()) {
            for (Variant variant : scene.scene().variants()) {
                of(variant.label(), scene.of(variant), warnings);
            }
        }
        return warnings;
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
    }

    static String classes(Figures figures) {
        return figures.errors().entrySet().stream().filter(entry -> entry.getValue() > 0)
                .map((Map.Entry<ErrorClass, Long> entry) -> entry.getKey().id() + " "
                        + Numbers.count(entry.getValue()))
                .collect(Collectors.joining(", "));
    }
}
