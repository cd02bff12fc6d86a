package dev.servelab.lesson.eviction;

import dev.servelab.lesson.Texts;

/**
 * A file whose bytes a cache of a demo holds.
 *
 * @param id   of this stay in the cache: a file that comes back has another
 * @param pins of its readers and its load
 * @param mark what its order has noted of it, such as a bit; empty if nothing
 */
public record Resident(int id, String name, long bytes, int pins, State state, String mark) {
    /** The mark of a file whose lock flag is set. */
    public static final String LOCKED = "locked";
    /** The mark of one whose lock flag is not set. */
    public static final String UNLOCKED = "unlocked";

    /** The mark, as it is shown. */
    public String markIn(Texts texts) {
        return mark.equals(LOCKED) || mark.equals(UNLOCKED) ? texts.text("mark." + mark) : mark;
    }

    /** What it is to the cache. */
    public enum State {
        LOADING, CACHED, DOOMED
    }
}
