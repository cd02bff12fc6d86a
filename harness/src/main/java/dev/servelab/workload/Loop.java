package dev.servelab.workload;

import java.util.List;

/**
 * Round and round: each client goes by itself through all files, in one seeded order, from a seeded
 * place of its own. With one client and a cache smaller than the files, what was asked for longest
 * ago is always what is asked for next, so fifo and lru never hit: the looping pattern of S. Jiang
 * and X. Zhang, LIRS, SIGMETRICS 2002. Where there are several, one may find what another loaded.
 * Immutable.
 */
final class Loop implements Workload {
    private static final long KIND = 0x100b;

    private final WorkFile[] order;

    Loop(List<WorkFile> files, long seed) {
        this.order = Places.shuffled(files, seed);
    }

    @Override
    public Requests requests(long seed, long stream, long client) {
        int start = Places.random(seed, stream, client, KIND).nextInt(order.length);
        return new Requests() {
            private int place = start;

            @Override
            public WorkFile next() {
                WorkFile file = order[place];
                place = (place + 1) % order.length;
                return file;
            }
        };
    }
}
