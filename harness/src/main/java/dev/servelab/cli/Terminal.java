package dev.servelab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What standard error leads to, and whether somebody sits at standard input and output.
 *
 * @param interactive whether somebody looks at standard error
 * @param columns how many characters fit on a line; at least 20
 * @param keyboard whether standard input and output are both a terminal
 */
record Terminal(boolean interactive, int columns, boolean keyboard) {
    /** Where COLUMNS says nothing, which is usual: shells do not export it. */
    private static final int DEFAULT_COLUMNS = 80;
    private static final int LEAST_COLUMNS = 20;

    Terminal {
        columns = Math.max(LEAST_COLUMNS, columns);
    }

    /** One that only shows. */
    Terminal(boolean interactive, int columns) {
        this(interactive, columns, false);
    }

    static Terminal none() {
        return new Terminal(false, DEFAULT_COLUMNS);
    }

    static Terminal ofProcess() {
        return new Terminal(standardErrorIsTerminal(), columns(System.getenv()),
                consoleIsTerminal());
    }

    static int columns(Map<String, String> environment) {
        try {
            return Integer.parseInt(environment.getOrDefault("COLUMNS", ""));
        } catch (NumberFormatException absent) {
            return DEFAULT_COLUMNS;
        }
    }

    /**
     * Java knows only whether input and output are terminals, both at once. Linux says where
     * descriptor 2 leads; elsewhere that answer has to do.
     */
    private static boolean standardErrorIsTerminal() {
        Path descriptor = Path.of("/proc/self/fd/2");
        if (Files.isSymbolicLink(descriptor)) {
            try {
                String leadsTo = Files.readSymbolicLink(descriptor).toString();
                return leadsTo.startsWith("/dev/pts/") || leadsTo.startsWith("/dev/tty")
                        || leadsTo.equals("/dev/console");
            } catch (IOException unknown) {
                return false;
            }
        }
        return consoleIsTerminal();
    }

    /** JDK 25 went back to null for redirected streams, which the check does not know. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean consoleIsTerminal() {
        return System.console() != null && System.console().isTerminal();
    }
}
