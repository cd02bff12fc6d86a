package dev.servelab.draw;

/**
 * One reading of everything after another, in the order of the numbers, shared by all clients: of N
 * clients each asks for every N-th. As a backup does, or a search through all files. Unlike in
 * a {@link Loop}, however many clients there are, nothing is asked for again before everything has
 * been. Each window starts at another place. Immutable.
 */
public final class Scan implements Pattern {
    private final int count;
    private final int clients;

    /** Of {@code count} things, at least one. */
    public Scan(int count, int clients) {
        this.count = count;
        this.clients = clients;
    }

    @Override
    public Sequence sequence(long seed, long stream, long client) {
        return new Turns(count, Places.start(seed, stream, count), clients, client);
    }
}
