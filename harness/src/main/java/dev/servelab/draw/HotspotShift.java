package dev.servelab.draw;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * A hot set that moves: a fifth of all gets four fifths of the requests, within both sets all
 * alike, as the hotspot distribution of YCSB (B. Cooper and others, SoCC 2010) has it by
 * default. After about as many requests as there are things, seeded from half to one and a half
 * times that, the hot set moves on to things of which none was in it. All clients move at the same
 * count of their own requests, so at about the same time. Whoever remembers only what was asked for
 * often, and not how long ago, keeps yesterday's. Immutable.
 */
public final class HotspotShift implements Pattern {
    static final double HOT_SHARE_OF_THINGS = 0.2;
    static final double HOT_SHARE_OF_REQUESTS = 0.8;

    private static final long KIND = 0x407;
    /** The moves are everybody's: drawn for a client that there is not. */
    private static final long ALL_CLIENTS = -1;

    private final int[] ring;
    private final int hot;
    private final int clients;

    /** Of {@code count} things, at least one, for {@code clients}. */
    public HotspotShift(int count, long seed, int clients) {
        this.ring = Places.shuffled(count, seed);
        this.hot = Math.max(1, (int) (ring.length * HOT_SHARE_OF_THINGS));
        this.clients = clients;
    }

    /** How many are hot at a time. */
    int hot() {
        return hot;
    }

    @Override
    public Sequence sequence(long seed, long stream, long client) {
        return new OneClient(Places.random(seed, stream, client, KIND),
                Places.random(seed, stream, ALL_CLIENTS, KIND));
    }

    private final class OneClient implements Sequence {
        private final UniformRandomProvider choices;
        private final UniformRandomProvider moves;
        /** Where the hot ones begin in the ring. */
        private int first;
        private long leftBeforeMove;

        OneClient(UniformRandomProvider choices, UniformRandomProvider moves) {
            this.choices = choices;
            this.moves = moves;
            this.first = moves.nextInt(ring.length);
            this.leftBeforeMove = stay();
        }

        @Override
        public int next() {
            if (leftBeforeMove == 0) {
                move();
            }
            leftBeforeMove--;
            int cold = ring.length - hot;
            boolean isHot = cold == 0 || choices.nextDouble() < HOT_SHARE_OF_REQUESTS;
            int place = isHot ? choices.nextInt(hot) : hot + choices.nextInt(cold);
            return ring[(first + place) % ring.length];
        }

        private void move() {
            leftBeforeMove = stay();
            int disjointPlaces = ring.length - 2 * hot + 1;
            if (disjointPlaces > 0) {
                first = (first + hot + moves.nextInt(disjointPlaces)) % ring.length;
            }
        }

        /** How many requests of one client the hot set stays. */
        private long stay() {
            double requestsOfAll = ring.length * (0.5 + moves.nextDouble());
            return Math.max(1, Math.round(requestsOfAll / clients));
        }
    }
}
