package dev.servelab.selftest.reference;

/**
 * How many requests a server has under way, and that over time: the server's own side of Little's
 * law. Thread-safe: the lock is this object.
 */
final class Population {
    private int present;
    private long answered;
    private long lastNs;
    private double presentNs;

    Population(long nowNs) {
        this.lastNs = nowNs;
    }

    synchronized void arrives(long nowNs) {
        advance(nowNs);
        present++;
    }

    synchronized void leaves(long nowNs) {
        advance(nowNs);
        present--;
        answered++;
    }

    /** Forgets all but who is there. */
    synchronized void restart(long nowNs) {
        lastNs = nowNs;
        presentNs = 0;
        answered = 0;
    }

    /** Requests that were answered, and seconds that requests were there, summed up. */
    synchronized String counts(long nowNs) {
        advance(nowNs);
        return "\"answered\":" + answered + ",\"present_s\":" + presentNs / 1e9;
    }

    private void advance(long nowNs) {
        presentNs += (double) present * Math.max(0, nowNs - lastNs);
        lastNs = Math.max(lastNs, nowNs);
    }
}
