package dev.servelab.cli;

import dev.servelab.custom.BrokenPolicyException;
import dev.servelab.protocol.CannotConnect;
import dev.servelab.protocol.FailedTransfer;
import dev.servelab.protocol.ServerRefused;
import dev.servelab.protocol.TimedOut;
import dev.servelab.protocol.WireNames;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.SocketTimeoutException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said when a command fails: one line on standard error, never a stack trace. */
final class Failures {
    private Failures() {}

    /** Says what went wrong and returns the status to exit with. */
    static int report(Throwable failure, PrintWriter err) {
        if (!(failure instanceof LocalFileException local && local.isSilent())) {
            say(line(failure), err);
        }
        return status(failure);
    }

    /** The same for a command line that picocli refuses. */
    static int reportUsage(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        say(usageLine(failure, command) + " (see "
                + command.getCommandSpec().qualifiedName() + " --help)", command.getErr());
        return ExitStatus.USAGE;
    }

    private static String usageLine(ParameterException failure, CommandLine command) {
        if (command.getParent() == null && failure instanceof UnmatchedArgumentException unknown
                && !unknown.isUnknownOption()) {
            return "no such command: " + unknown.getUnmatched().getFirst();
        }
        String message = String.valueOf(failure.getMessage());
        return message.lines().findFirst().orElse("wrong usage");
    }

    /** One line, whatever is in it: what others chose reaches a terminal escaped. */
    static void say(String line, PrintWriter err) {
        err.println("servelab: " + WireNames.escape(line));
        err.flush();
    }

    /** One of {@link ExitStatus}. */
    static int status(Throwable failure) {
        return switch (failure) {
            case CommandFailure known -> known.status();
            case LocalFileException local -> ExitStatus.LOCAL_FILE;
            case ServerRefused refused -> ExitStatus.FAILED;
            case CannotConnect none -> none.getCause() instanceof SocketTimeoutException
                    ? ExitStatus.TIMED_OUT
                    : ExitStatus.UNREACHABLE;
            case TimedOut timedOut -> ExitStatus.TIMED_OUT;
            case FailedTransfer transfer -> ExitStatus.CORRUPT;
            default -> ExitStatus.FAILED;
        };
    }

    private static String line(Throwable failure) {
        String message = failure.getMessage();
        if (message != null && (failure instanceof CommandFailure
                || failure instanceof IOException || failure instanceof BrokenPolicyException)) {
            return message;
        }
        return failure instanceof InterruptedException
                ? "interrupted"
                : "failed: " + failure.getClass().getSimpleName()
                        + (message == null ? "" : ": " + message);
    }
}
