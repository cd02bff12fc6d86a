package dev.servelab.custom;

import java.nio.file.Path;
import java.util.List;

/** A file cannot be used as a policy. The message is one line with the first reason. */
public final class CustomPolicyException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Never serialized: it goes no further than the command that asked. */
    private final transient List<Problem> problems;

    CustomPolicyException(Path file, List<Problem> problems) {
        super(line(file, problems));
        this.problems = List.copyOf(problems);
    }

    CustomPolicyException(Path file, Problem problem) {
        this(file, List.of(problem));
    }

    /** All reasons, at least one, in the order of the file. */
    public List<Problem> problems() {
        return problems;
    }

    /** Whether the file is missing or unreadable, so that nothing is known about what it says. */
    public boolean isTroubleWithFile() {
        return problems.getFirst().hint() == Hint.NO_FILE;
    }

    private static String line(Path file, List<Problem> problems) {
        String first = problems.getFirst().withHint(file);
        int more = problems.size() - 1;
        return more == 0 ? first : first + " (and " + more + " more)";
    }
}
