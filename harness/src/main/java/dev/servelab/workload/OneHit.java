package dev.servelab.workload;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A share of the requests goes to files that are asked for once: one-hit wonders, about three
 * quarters of all objects at a large delivery network (B. Maggs and R. Sitaraman, Algorithmic
 * Nuggets in Content Delivery, SIGCOMM CCR 45 (3), 2015). To cache them is of no use, and evicts
 * what is. The same share of the files is put aside for them; all clients go through those in one
 * seeded order, each taking every N-th, and when they run out begin again. The other requests go to
 * the other files by {@link Popularity}. Immutable.
 */
final class OneHit implements Workload {
    private static final long KIND = 0x0_1417;

    private final double share;
    private final WorkFile[] once;
    private final Popularity others;
    private final int clients;

    /** @param share of the requests and of the files, 0 to 1 */
    OneHit(List<WorkFile> files, double share, long seed, int clients) {
        WorkFile[] order = Places.shuffled(files, seed);
        int aside = aside(order.length, share);
        this.share = share;
        this.once = List.of(order).subList(order.length - aside, order.length)
                .toArray(WorkFile[]::new);
        this.others = new Popularity(
                List.of(order).subList(0, Math.max(1, order.length - aside)),
                Workloads.DEFAULT_ZIPF_EXPONENT, seed);
        this.clients = clients;
    }

    /** At least one file for each kind of requests, where there are two files. */
    private static int aside(int files, double share) {
        int wanted = (int) Math.round(files * share);
        return share < 1 && files > 1 ? Math.clamp(wanted, 1, files - 1) : files;
    }

    /** The files that are asked for once. */
    List<WorkFile> asked() {
        return List.of(once);
    }

    @Override
    public Requests requests(long seed, long stream, long client) {
        UniformRandomProvider random = Places.random(seed, stream, client, KIND);
        Requests popular = others.requests(seed, stream, client);
        Turns turns = new Turns(once.length, Places.start(seed, stream, once.length), clients,
                client);
        return () -> random.nextDouble() < share ? once[turns.next()] : popular.next();
    }
}
