package dev.servelab.lesson.eviction;

/** A file in a {@link ModelCache}. Mutable; changed by that alone. */
final class Item {
    final int id;
    final String name;
    final long bytes;
    final int slot;
    /** Of readers and of the load. */
    int pins;
    /** The coursework's flag: set by each reader that begins, cleared by each that ends. */
    boolean flag;
    boolean loading = true;
    /** Whether a request would find it: if not, and it is not loading, it is doomed. */
    boolean indexed = true;
    boolean freed;
    /** Its memory was given away while it was being read. */
    boolean torn;

    Item(int id, String name, long bytes, int slot) {
        this.id = id;
        this.name = name;
        this.bytes = bytes;
        this.slot = slot;
    }

    boolean isCached() {
        return indexed && !loading;
    }

    Resident.State state() {
        if (loading) {
            return Resident.State.LOADING;
        }
        return indexed ? Resident.State.CACHED : Resident.State.DOOMED;
    }
}
