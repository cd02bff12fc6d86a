package dev.servelab.selftest.reference;

import dev.servelab.time.Clock;

/**
 * How many requests a server has under way, and that over time: the server's own side of Little's
 * law. Thread-safe: the lock is this object.
 */
final class Population {
    private int present;
    private long asked;
    private long lastNs;
    private double presentNs;

    Population(long nowNs) {
        this.lastNs = nowNs;
    }

    synchronized void arrives(long nowNs) {
        advance(nowNs);
        present++;
        asked++;
    }

    synchronized void leaves(long nowNs) {
        advance(nowNs);
        present--;
        notifyAll();
    }

    /** Waits until nobody is there, and forgets who was. */
    synchronized void restart() throws InterruptedException {
        while (present > 0) {
            wait();
        }
        lastNs = Clock.SYSTEM.nanoTime();
        presentNs = 0;
        asked = 0;
    }

    /** Requests that came, and seconds that requests were there, summed up. */
    synchronized String counts(long nowNs) {
        advance(nowNs);
        return "\"asked\":" + asked + ",\"present_s\":" + presentNs / 1e9;
    }

    private void advance(long nowNs) {
        presentNs += (double) present * Math.max(0, nowNs - lastNs);
        lastNs = Math.max(lastNs, nowNs);
    }
}
