package dev.servelab.cli;

import java.io.Closeable;
import java.util.List;

/** Where somebody leafs through steps: shows rows, tells keys. One thread. */
interface Screen extends Closeable {
    /** How many characters fit on a line. */
    int columns();

    /** How many lines fit, the last one apart. */
    int rows();

    /** Shows rows in place of those before, and a last one that says which keys there are. */
    void show(List<String> rows, String keys);

    /** Waits for a key, or for the window to change. */
    Key next() throws InterruptedException;

    /** Leaves the terminal as it was found. */
    @Override
    void close();
}
