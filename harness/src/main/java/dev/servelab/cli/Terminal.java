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
        return new Terminal(isTerminal(2), columns(System.getenv()),
                isTerminal(0) && isTerminal(1));
    }

    static int columns(Map<String, String> environment) {
        try {
            return Integer.parseInt(environment.getOrDefault("COLUMNS", ""));
        } catch (NumberFormatException absent) {
            return DEFAULT_COLUMNS;
        }
    }

    /**
     * Linux says where a descriptor leads. Java knows only whether input and output are terminals,
     * both at once, and is slow to say so; elsewhere that answer has to do.
     */
    private static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        if (Files.isSymbolicLink(link)) {
            try {
                String leadsTo = Files.readSymbolicLink(link).toString();
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
