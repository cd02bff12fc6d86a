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

    /** Whether there was a file, with that content. */
    boolean is(int otherVersion, long otherLength) {
        return !isAbsent() && version == otherVersion && length == otherLength;
    }

    boolean overlaps(long fromNs, long toNs) {
        return sinceNs <= toNs && untilNs >= fromNs;
    }

    State endedAt(long nowNs) {
        return untilNs == STILL ? new State(version, length, sinceNs, nowNs) : this;
    }

    @Override
    public String toString() {
        return (isAbsent() ? "none" : "version %d of %,d bytes".formatted(version, length))
                + " since %.3f s%s".formatted(sinceNs / 1e9,
                        untilNs == STILL ? "" : " until %.3f s".formatted(untilNs / 1e9));
    }
}
