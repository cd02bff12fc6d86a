package dev.servelab.load;

/**
 * What makes a request start. In a closed loop it is the answer to the one before; in an open loop
 * it is the time, whatever the server does. Figures of the two are never put in one table.
 */
public sealed interface Loop {
    /** The word for it in results: closed or open. */
    String id();

    /**
     * Clients that each ask, wait, and ask again.
     *
     * @param clients each with one request outstanding; at least 1
     */
    record Closed(int clients) implements Loop {
        /** Refuses a loop without clients. */
        public Closed {
            if (clients < 1) {
                throw new IllegalArgumentException("clients: " + clients);
            }
        }

        @Override
        public String id() {
            return "closed";
        }
    }

    /**
     * Requests that start at times drawn beforehand.
     *
     * @param ratePerSec requests per second in the mean; above 0, at most 1,000,000
     * @param connectionsMost a request that would need one more waits for one; at least 1. Each
     *        such request is counted, and its latency counts from its intended start all the same
     */
    record Open(double ratePerSec, Arrivals arrivals, int connectionsMost) implements Loop {
        /** Where nothing else is asked for. */
        public static final int DEFAULT_CONNECTIONS_MOST = 4_096;
        private static final double RATE_MOST_PER_SEC = 1e6;

        /** Refuses a loop in which nothing would start. */
        public Open {
            if (!(ratePerSec > 0 && ratePerSec <= RATE_MOST_PER_SEC)) {
                throw new IllegalArgumentException("rate: " + ratePerSec);
            }
            if (connectionsMost < 1) {
                throw new IllegalArgumentException("connections: " + connectionsMost);
            }
        }

        @Override
        public String id() {
            return "open";
        }
    }
}
