package dev.servelab.workload;

/** An endless stream of requests, fixed by its seed. One thread at a time. */
@FunctionalInterface
public interface Requests {
    /** The file to be asked for next. */
    WorkFile next();
}
