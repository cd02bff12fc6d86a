package dev.servelab.report;

import dev.servelab.experiment.ExperimentResult;
import java.util.List;

/** What is made of a run that has just ended. */
public final class Report {
    private Report() {}

    /**
     * The result as it is stored.
     *
     * @param command the arguments that it was started with, the command's name first
     */
    public static StoredResult of(ExperimentResult result, List<String> command) {
        return new StoredResult(ResultJson.of(result, command));
    }
}
