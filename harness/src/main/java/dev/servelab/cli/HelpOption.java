package dev.servelab.cli;

import picocli.CommandLine.Option;

/** Mixed into every command by the {@link CommandCatalogue}. */
final class HelpOption {
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this text and exit.")
    private boolean wanted;

    boolean wanted() {
        return wanted;
    }
}
