package dev.servelab.lesson.check;

/**
 * One thing that happens to a tiny cache. Each makes sense in any state, or does nothing, so that
 * what is left of a trace after some were taken out is a trace.
 *
 * @param file which file, from 0; of no meaning where the kind needs none
 * @param size bytes, at least 1; likewise
 */
record Op(Kind kind, int file, int size) implements Comparable<Op> {
    /** What happens, the plainest first. */
    enum Kind {
        /** A file is asked for and sent. */
        GET(true),
        /** The same, by a reader so slow that it is still being sent afterwards. */
        HOLD(true),
        /** A slow reader of the file has all of it. */
        LET_GO(true),
        /** The file has changed on the disk, so it leaves the cache. */
        STALE(true),
        /** The cache asks for a victim and then takes none: it was pinned meanwhile. */
        ASK(false),
        /** LIST. */
        LIST(false),
        /** Every file has changed on the disk, so all leave. */
        EMPTY(false),
        /** A hit, found without the lock, for the file that has just left. */
        LATE_HIT(false);

        private final boolean named;

        Kind(boolean named) {
            this.named = named;
        }

        boolean isOfAFile() {
            return named;
        }

        boolean hasSize() {
            return this == GET || this == HOLD;
        }
    }

    static Op of(Kind kind, int file, int size) {
        return new Op(kind, kind.isOfAFile() ? file : 0, kind.hasSize() ? size : 1);
    }

    Op withFile(int other) {
        return of(kind, other, size);
    }

    Op withSize(int other) {
        return of(kind, file, other);
    }

    Op withKind(Kind other) {
        return of(other, file, size);
    }

    /** A, B, C, ... */
    static String name(int file) {
        return Character.toString('A' + file);
    }

    @Override
    public int compareTo(Op other) {
        int byKind = kind.compareTo(other.kind);
        int byFile = byKind != 0 ? byKind : Integer.compare(file, other.file);
        return byFile != 0 ? byFile : Integer.compare(size, other.size);
    }
}
