package dev.servelab.eviction;

/**
 * An order that keeps a note of each file, such as a bit, a count or a queue, and can show it. For
 * demos: nothing else looks.
 */
public interface Noted {
    /**
     * What is noted of the file in a slot, in a few characters, by the names of the order's source.
     * Called as {@link EvictionPolicy#order} is, and changes nothing.
     */
    String note(int slot);
}
