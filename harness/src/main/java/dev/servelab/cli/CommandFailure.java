package dev.servelab.cli;

import org.jspecify.annotations.Nullable;

/** A command cannot go on: the message is the line to show, without the program's name. */
final class CommandFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    CommandFailure(int status, String line) {
        this(status, line, null);
    }

    CommandFailure(int status, String line, @Nullable Throwable cause) {
        super(line, cause);
        this.status = status;
    }

    static CommandFailure usage(String line) {
        return new CommandFailure(ExitStatus.USAGE, line);
    }

    static CommandFailure localFile(String line, Throwable cause) {
        return new CommandFailure(ExitStatus.LOCAL_FILE, line, cause);
    }

    /** One of {@link ExitStatus}. */
    int status() {
        return status;
    }
}
