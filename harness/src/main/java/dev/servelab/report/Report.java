package dev.servelab.report;

import dev.servelab.experiment.ExperimentResult;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * All that is written of one run.
 *
 * @param command the arguments that it was started with, the command's name first
 */
public record Report(ExperimentResult result, List<String> command) {
    /** What {@code result.json} holds, and {@code --json} prints. */
    public String json() {
        return ResultJson.text(result, command);
    }

    /** The tables of {@code compare}, for a terminal. */
    public List<String> comparison() {
        return Summary.text(result);
    }

    /** The figures of {@code bench}, for a terminal. */
    public List<String> figures() {
        return Bench.text(result);
    }

    /** Writes {@code result.json} and {@code summary.md} into an existing folder. */
    public void writeTo(Path folder) throws IOException {
        Files.writeString(folder.resolve("result.json"), json());
        Files.writeString(folder.resolve("summary.md"),
                String.join("\n", Summary.markdown(result, command)) + "\n");
    }
}
