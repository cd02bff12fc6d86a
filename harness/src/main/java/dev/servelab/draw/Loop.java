package dev.servelab.draw;

/**
 * Round and round: each client goes by itself through everything, in one seeded order, from a seeded
 * place of its own. With one client and a cache smaller than that, what was asked for longest
 * ago is always what is asked for next, so fifo and lru never hit: the looping pattern of S. Jiang
 * and X. Zhang, LIRS, SIGMETRICS 2002. Where there are several, one may find what another loaded.
 * Immutable.
 */
public final class Loop implements Pattern {
    private static final long KIND = 0x100b;

    private final int[] order;

    /** Of {@code count} things, at least one. */
    public Loop(int count, long seed) {
        this.order = Places.shuffled(count, seed);
    }

    @Override
    public Sequence sequence(long seed, long stream, long client) {
        int start = Places.random(seed, stream, client, KIND).nextInt(order.length);
        return new Sequence() {
            private int place = start;

            @Override
            public int next() {
                int next = order[place];
                place = (place + 1) % order.length;
                return next;
            }
        };
    }
}
