package dev.servelab.cache;

import org.jspecify.annotations.Nullable;

/** A selection that notes what it was asked and what it said last, as HTTP's does. */
final class NotedSelection implements Selection {
    private final Selection selection;
    int calls;
    String version = "";
    long size;
    boolean settled;
    @Nullable
    Part part;

    NotedSelection(Selection selection) {
        this.selection = selection;
    }

    /** So many bytes of any version; whatever lies behind the end of a file is left out. */
    static NotedSelection bytes(long first, long end, boolean withSum) {
        return new NotedSelection((version, size, settled) -> new Part.Bytes(Math.min(first, size),
                Math.min(end, size), withSum));
    }

    static NotedSelection nothing() {
        return new NotedSelection((version, size, settled) -> new Part.Nothing());
    }

    /** The bytes that were said last; none where none were. */
    Part.Bytes chosen() {
        return switch (part) {
            case Part.Whole whole -> new Part.Bytes(0, size, true);
            case Part.Bytes bytes -> bytes;
            case null, default -> new Part.Bytes(0, 0, false);
        };
    }

    @Override
    public Part of(String seenVersion, long seenSize, boolean isSettled) {
        calls++;
        version = seenVersion;
        size = seenSize;
        settled = isSettled;
        Part chosen = selection.of(seenVersion, seenSize, isSettled);
        part = chosen;
        return chosen;
    }

    @Override
    public boolean isWhole() {
        return selection.isWhole();
    }
}
