package dev.servelab.planted.report;

import dev.servelab.planted.cli.Main;

/** A report that knows the commands. */
public final class Table {
    Class<?> command = Main.class;
}
