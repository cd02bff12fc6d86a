package dev.servelab.lesson.threads;

import java.io.IOException;
import java.util.List;

/** How one experiment is made. Without state; takes less than six seconds. */
interface Play {
    /** The numbers in its texts, in their places. */
    List<String> numbers();

    /** A key of the texts that says what this system lacks for it; empty if it can be made. */
    default String lack() {
        return "";
    }

    /** Whether a file that is loaded a second time would spoil it. */
    default boolean needsRestedFiles() {
        return false;
    }

    /** Tries one server after another. */
    void on(Stage stage) throws IOException, InterruptedException;
}
