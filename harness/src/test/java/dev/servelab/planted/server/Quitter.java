package dev.servelab.planted.server;

import java.util.function.IntConsumer;

/** Ends the process in three ways, which only Main may. */
public final class Quitter {
    void byCall() {
        System.exit(1);
    }

    IntConsumer byReference() {
        return System::exit;
    }

    void byRuntime() {
        Runtime.getRuntime().exit(1);
    }
}
