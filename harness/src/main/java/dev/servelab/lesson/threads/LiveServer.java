package dev.servelab.lesson.threads;

import com.google.gson.JsonObject;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;

/** A server while an experiment is made with it. One thread. */
interface LiveServer extends Closeable {
    /** Starts one over the stage's files and returns once clients can connect. */
    interface Start {
        LiveServer with(String... options) throws IOException, InterruptedException;
    }

    InetSocketAddress address();

    /** Has reads cost what is declared, or nothing. */
    void disk(boolean on) throws IOException, InterruptedException;

    /** The object of STATS, not asked through the port. */
    JsonObject stats() throws IOException, InterruptedException;

    /** Stands still from now on, as in a long pause of its collector, until it is thawed. */
    void freeze() throws IOException, InterruptedException;

    /** Goes on. */
    void thaw() throws IOException, InterruptedException;
}
