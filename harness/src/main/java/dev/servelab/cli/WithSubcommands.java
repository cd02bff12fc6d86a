package dev.servelab.cli;

import java.util.List;

/** A command that has others below it, as {@code demo} has {@code demo threads}. */
interface WithSubcommands {
    /** Their objects, annotated as commands; the {@link CommandCatalogue} adds them. */
    List<Object> subcommands();
}
