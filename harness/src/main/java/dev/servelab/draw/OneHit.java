package dev.servelab.draw;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A share of the requests goes to things that are asked for once: one-hit wonders, about three
 * quarters of all objects at a large delivery network (B. Maggs and R. Sitaraman, Algorithmic
 * Nuggets in Content Delivery, SIGCOMM CCR 45 (3), 2015). To cache them is of no use, and evicts
 * what is. The same share of all is put aside for them; all clients go through those in one
 * seeded order, each taking every N-th, and when they run out begin again. The other requests go to
 * the others by {@link Popularity}. Immutable.
 */
public final class OneHit implements Pattern {
    private static final long KIND = 0x0_1417;
    private static final double EXPONENT_OF_OTHERS = 0.9;

    private final double share;
    private final int[] once;
    private final Popularity others;
    private final int clients;

    /** @param share of the requests and of the {@code count} things, 0 to 1 */
    public OneHit(int count, double share, long seed, int clients) {
        int[] order = Places.shuffled(count, seed);
        int aside = aside(order.length, share);
        this.share = share;
        this.once = Arrays.copyOfRange(order, order.length - aside, order.length);
        int[] others = Arrays.copyOf(order, Math.max(1, order.length - aside));
        this.others = new Popularity(Places.dealt(others, seed), EXPONENT_OF_OTHERS);
        this.clients = clients;
    }

    /** At least one for each kind of requests, where there are two. */
    private static int aside(int count, double share) {
        int wanted = (int) Math.round(count * share);
        return share < 1 && count > 1 ? Math.clamp(wanted, 1, count - 1) : count;
    }

    /** Those that are asked for once. */
    public int[] asked() {
        return once.clone();
    }

    @Override
    public Sequence sequence(long seed, long stream, long client) {
        UniformRandomProvider random = Places.random(seed, stream, client, KIND);
        Sequence popular = others.sequence(seed, stream, client);
        Turns turns = new Turns(once.length, Places.start(seed, stream, once.length), clients,
                client);
        return () -> random.nextDouble() < share ? once[turns.next()] : popular.next();
    }
}
