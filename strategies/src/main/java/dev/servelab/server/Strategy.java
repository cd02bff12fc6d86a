package dev.servelab.server;

import dev.servelab.front.FrontFactory;
import dev.servelab.time.Clock;
import java.util.Arrays;
import java.util.Optional;

/** The catalogue of strategies: a new one is its class and a line here. */
public enum Strategy {
    THREAD_PER_CONNECTION("thread-per-connection", "a platform thread for each connection", 0,
            (threads, settings, fronts, clock) -> new ThreadPerConnectionServer(settings, fronts,
                    clock)),
    THREAD_POOL("thread-pool",
            "N platform threads and a queue of connections", 16,
            ThreadPoolServer::new),
    VIRTUAL_THREAD("virtual-thread",
            "a virtual thread for each connection", 0,
            (threads, settings, fronts, clock) -> new VirtualThreadServer(
                    settings, fronts, clock));

    /** Makes a server that is not started yet. */
    interface Factory {
        BlockingServer create(int threads, ListenSettings settings, FrontFactory fronts,
                Clock clock);
    }

    private final String id;
    private final String description;
    private final int defaultThreads;
    @SuppressWarnings("ImmutableEnumChecker") // a constructor: it has no state
    private final Factory factory;

    Strategy(String id, String description, int defaultThreads, Factory factory) {
        this.id = id;
        this.description = description;
        this.defaultThreads = defaultThreads;
        this.factory = factory;
    }

    /** The name used on the command line and in results. */
    public String id() {
        return id;
    }

    /** One line that says what it is. */
    public String description() {
        return description;
    }

    /** Threads where no number is given; 0 where a number means nothing. */
    public int defaultThreads() {
        return defaultThreads;
    }

    BlockingServer create(int threads, ListenSettings settings, FrontFactory fronts,
            Clock clock) {
        return factory.create(threads, settings, fronts, clock);
    }

    /** The strategy with that name, if there is one. */
    public static Optional<Strategy> ofId(String id) {
        return Arrays.stream(values()).filter(strategy -> strategy.id.equals(id)).findFirst();
    }
}
