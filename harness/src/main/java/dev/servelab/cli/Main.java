package dev.servelab.cli;

import dev.servelab.files.SharedDirectory;
import java.io.IOException;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code servelab COMMAND}: reads the command line, runs one command, exits with its status. */
@Command(name = "servelab", mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class, commandListHeading = "",
        customSynopsis = "servelab COMMAND [ARGUMENT...]",
        description = "A laboratory for file servers.", footer = {
                "",
                "servelab COMMAND --help tells more. The coursework's own commands work too:",
                "  client HOST PORT FILE_NAME DIRECTORY, client HOST PORT list,",
                "  server HOST PORT DIRECTORY"})
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        int status = run(arguments, Streams.ofProcess());
        // Where this thread is alone, to return ends the process too, and sooner: exit() looks for
        // somebody who logs exits.
        if (status != ExitStatus.DONE || Thread.activeCount() > 1) {
            System.exit(status);
        }
    }

    /** Without its commands: the {@link CommandCatalogue} adds them. */
    static CommandLine program() {
        return new CommandLine(new Main());
    }

    /** Runs one command to its end. Returns one of {@link ExitStatus}; throws nothing. */
    static int run(String[] arguments, Streams streams) {
        String[] translated = Coursework.translate(arguments);
        if (translated.length > 0 && translated[0].equals(CommandCatalogue.SERVE.id())) {
            SharedDirectory.prepare(); // while its options are read
        }
        CommandLine line = program();
        CommandCatalogue.addTo(line, streams, translated);
        line.setOut(streams.out()).setErr(streams.err());
        line.setParameterExceptionHandler(Failures::reportUsage);
        line.setExecutionExceptionHandler(
                (failure, command, parsed) -> Failures.report(failure, streams.err()));
        line.setExpandAtFiles(false);
        return afterFlush(execute(line, translated, streams), streams);
    }

    /** An error of the JVM, want of memory above all, is one line, too. */
    private static int execute(CommandLine line, String[] arguments, Streams streams) {
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError full) {
            return Failures.report(new CommandFailure(ExitStatus.FAILED, "the heap of "
                    + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MiB is too small: set JDK_JAVA_OPTIONS=-Xmx8g", full), streams.err());
        } catch (StackOverflowError tooDeep) {
            return Failures.report(tooDeep, streams.err());
        }
    }

    /** Results that could not be written are a failure, whatever the command thinks. */
    private static int afterFlush(int status, Streams streams) {
        streams.out().flush();
        streams.err().flush();
        IOException failure = streams.rawOut().failure();
        if (failure == null || status != ExitStatus.DONE) {
            return status;
        }
        return Failures.report(LocalFileException.ofOutput(failure), streams.err());
    }
}
