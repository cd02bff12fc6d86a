package dev.servelab.torture;

import org.jspecify.annotations.Nullable;

/**
 * Which states of one file clients were given, to judge copies that are older than revalidation
 * allows. There is one way to such a copy: the server looks a cached file up when somebody asks, and
 * gives the copy that it has to all who ask while that look-up runs. So they come within the time
 * of one look-up, and never after anybody was given a newer one. Thread-safe.
 */
final class Sightings {
    private @Nullable State newest;
    private long newestEndNs;
    private @Nullable State old;
    private long oldEndNs;

    /** A reply that needs no excuse. */
    synchronized void saw(State state, Request request) {
        State before = newest;
        if (before == null || state.sinceNs() > before.sinceNs()) {
            newest = state;
            newestEndNs = request.endNs();
        }
    }

    /** Whether a reply with a copy that is too old has that excuse. */
    synchronized boolean excuses(State state, Request request) {
        State after = newest;
        if (after != null && after.sinceNs() > state.sinceNs()
                && newestEndNs < request.beginNs()) {
            return false;
        }
        State before = old;
        if (before == null || before.sinceNs() != state.sinceNs()) {
            old = state;
            oldEndNs = request.endNs();
        }
        return request.beginNs() <= oldEndNs + Conditions.LOOKUP_NS;
    }
}
