package dev.servelab.draw;

/**
 * One client's part of a round that all clients share: of the places of the round every
 * {@code clients}-th, beginning with its own number. All together they ask for one place after
 * another, as long as none falls behind. One thread at a time.
 */
public final class Turns implements Sequence {
    private final int size;
    private final int clients;
    private long place;

    /**
     * @param size    places in a round, at least 1
     * @param start   of the first client, 0 or more
     * @param clients who share the round, at least 1
     */
    public Turns(int size, long start, int clients, long client) {
        this.size = size;
        this.clients = clients;
        this.place = start + client;
    }

    @Override
    public int next() {
        int next = (int) (place % size);
        place += clients;
        return next;
    }
}
