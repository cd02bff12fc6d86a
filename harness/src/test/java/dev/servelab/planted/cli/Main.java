package dev.servelab.planted.cli;

/** Ends the process, as it may. */
public final class Main {
    static void main() {
        System.exit(0);
    }
}
