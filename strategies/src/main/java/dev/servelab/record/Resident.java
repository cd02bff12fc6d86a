package dev.servelab.record;

import dev.servelab.record.Difference.FileState;

/** A file that a replay has in the order, or had until its slot is taken again. */
final class Resident {
    final String name;
    final int slot;
    final long charge;
    private final long enteredAt;
    private long lastUsedAt;
    private long requests = 1;
    boolean loading = true;
    boolean inOrder = true;

    Resident(String name, int slot, long charge, long request) {
        this.name = name;
        this.slot = slot;
        this.charge = charge;
        this.enteredAt = request;
        this.lastUsedAt = request;
    }

    void use(long request) {
        lastUsedAt = request;
        requests++;
    }

    FileState state(boolean refused) {
        return new FileState(name, slot, charge, loading, refused, enteredAt, lastUsedAt, requests);
    }
}
