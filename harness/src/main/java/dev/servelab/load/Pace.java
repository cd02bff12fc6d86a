package dev.servelab.load;

/** How many bytes may be moved by now at a steady rate. One thread. */
final class Pace {
    private static final double NS_PER_SEC = 1e9;
    /** What a late thread may make up for; more would be a burst, and no slow client any more. */
    private static final double ARREARS_S_MOST = 0.25;

    private final double bytesPerSec;
    private double allowed;
    private long atNs;

    Pace(long bytesPerSec, long nowNs) {
        this.bytesPerSec = bytesPerSec;
        this.atNs = nowNs;
    }

    /** How many bytes are allowed now, at most {@code most}. */
    int allowed(long nowNs, int most) {
        double grown = allowed + bytesPerSec * (nowNs - atNs) / NS_PER_SEC;
        allowed = Math.min(grown, Math.max(1, bytesPerSec * ARREARS_S_MOST));
        atNs = nowNs;
        return (int) Math.min(most, allowed);
    }

    /** So many were moved. */
    void moved(int bytes) {
        allowed -= bytes;
    }
}
