package dev.servelab.torture;

/**
 * What a file was for a while.
 *
 * @param version of its content; {@link #ABSENT} where there was no file
 * @param sinceNs when the change that brought it began
 * @param untilNs when the change that ended it had ended; {@link #STILL} while it lasts
 */
record State(int version, long length, long sinceNs, long untilNs) {
    static final int ABSENT = -1;
    static final long STILL = Long.MAX_VALUE;

    boolean isAbsent() {
        return version == ABSENT;
    }

    boolean overlaps(long fromNs, long toNs) {
        return sinceNs <= toNs && untilNs >= fromNs;
    }

    State endedAt(long nowNs) {
        return untilNs == STILL ? new State(version, length, sinceNs, nowNs) : this;
    }
}
