package dev.servelab.lesson.eviction;

import dev.servelab.cache.Outcome;

/** What happened within a step; a sentence is made of each. */
public sealed interface Event {
    /** The request was answered. */
    record Answered(Outcome outcome, String name, Reason reason) implements Event {}

    /** Why it was answered so. */
    enum Reason {
        /** Nothing to add: it was there, or it was not and is now. */
        PLAIN,
        /** It is larger than the whole cache. */
        TOO_LARGE,
        /** Nothing is ever cached. */
        NO_CACHE,
        /** The policy would not have it. */
        REFUSED,
        /** It does not fit beside what is loading. */
        BESIDE_LOADING,
        /** What is not being sent is not enough; nothing was evicted. */
        ALL_PINNED,
        /** The room that was made is still held by doomed files. */
        ROOM_IS_DOOMED,
        /** The policy named no victim. */
        NO_VICTIM
    }

    /** A file was in the way and stayed: it is being sent, or it is still loading. */
    record PassedOver(String name, boolean loading) implements Event {}

    /** A file was looked at by the order and stays, with another note on it. */
    record Spared(String name, String before, String after) implements Event {}

    /** A file left as victim; {@code pins} above 0: it is doomed. */
    record Evicted(int id, String name, long bytes, int pins) implements Event {}

    /** A file left because there is another version of it. */
    record Stale(int id, String name, int pins) implements Event {}

    /** A file was evicted though so many of its readers were not done. */
    record Torn(String name, int readers) implements Event {}

    /** A slow reader holds a file, or reads past the cache. */
    record ReaderBegan(String name, boolean pastCache) implements Event {}

    /** A slow reader is done, and how. */
    record ReaderEnded(String name, int pinsLeft, Ending ending) implements Event {}

    /** How a slow reader ends. */
    enum Ending {
        /** It gives its pin back. */
        PLAIN,
        /** It clears the flag that others rely on. */
        FLAG,
        /** It read past the cache. */
        PAST,
        /** It has another file's bytes. */
        TORN
    }

    /** A slow load began. */
    record LoadBegan(String name) implements Event {}

    /** A slow load is over; {@code published}: the file is cached now. */
    record LoadEnded(String name, boolean published) implements Event {}

    /** The memory of a file that had left came back. */
    record Freed(String name, long bytes) implements Event {}

    /** There was nothing to do here. */
    record Nothing(String name) implements Event {}
}
