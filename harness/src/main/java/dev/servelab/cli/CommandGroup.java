package dev.servelab.cli;

/** The groups of {@code --help}, in its order. */
enum CommandGroup {
    SERVE("Serve"), MEASURE("Measure"), LEARN("Learn"), SHELL("Shell");

    private final String title;

    CommandGroup(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
