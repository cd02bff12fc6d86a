package dev.servelab.report;

import dev.servelab.experiment.ExperimentResult;
import dev.servelab.selftest.SelfTestStamp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What is written of a run that has just ended. */
public final class Report {
    private final OutcomeLogs logs;
    private final StoredResult stored;

    /**
     * Writes nothing yet.
     *
     * @param command the arguments that it was started with, the command's name first
     * @param selfTest of the build that ran
     */
    public Report(ExperimentResult result, List<String> command, SelfTestStamp selfTest) {
        this.logs = new OutcomeLogs(result);
        this.stored = new StoredResult(ResultJson.of(result, command, selfTest, logs));
    }

    /** The result, as it is stored and shown. */
    public StoredResult stored() {
        return stored;
    }

    /** Writes the result, its reports and the servers' logs into an existing folder. */
    public void writeTo(Path folder) throws IOException {
        logs.writeTo(folder);
        stored.writeTo(folder);
    }
}
