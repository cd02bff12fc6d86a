package dev.servelab.lesson.quiz;

/** A file in the naive cache. */
final class NaiveFile {
    final String name;
    final int bytes;
    /** Transfers that read it. */
    int pins;
    /** Set by a hit; clock and sieve look at it. */
    boolean bit;
    /** One at the beginning, one more for each hit; lfu looks at it. */
    int uses = 1;
    /** Which request gave it that count. */
    int usesSince;

    NaiveFile(String name, int bytes, int time) {
        this.name = name;
        this.bytes = bytes;
        this.usesSince = time;
    }
}
