package dev.servelab.server;

import dev.servelab.front.FrontFactory;
import dev.servelab.time.Clock;
import java.util.Arrays;
import java.util.Optional;

/** The catalogue of strategies: a new one is its class and a line here. */
public enum Strategy {
    THREAD_PER_CONNECTION("thread-per-connection", "a platform thread for each connection",
            Writing.ALL, ThreadPerConnectionServer::new),
    THREAD_POOL("thread-pool", "N platform threads and a queue of connections",
            16, true, Writing.ALL, ThreadPoolServer::new),
    VIRTUAL_THREAD("virtual-thread", "a virtual thread for each connection",
            Writing.WHAT_GOES, VirtualThreadServer::new),
    EVENT_LOOP("event-loop", "N threads (default: processors), each with a selector",
            0, false, Writing.WHAT_GOES, EventLoopServer::new);

    /** Makes a server that is not started yet. */
    interface Factory {
        ListeningServer<?> create(int threads, ListenSettings settings, FrontFactory fronts,
                Clock clock);
    }

    /** The same where a number of threads means nothing. */
    interface FactoryWithoutNumber {
        ListeningServer<?> create(ListenSettings settings, FrontFactory fronts, Clock clock);
    }

    private final String id;
    private final String description;
    private final boolean takesNumber;
    private final int defaultThreads;
    private final boolean readsInline;
    private final Writing writing;
    @SuppressWarnings("ImmutableEnumChecker") // a constructor: it has no state
    private final Factory factory;

    Strategy(String id, String description, Writing writing, FactoryWithoutNumber factory) {
        this.id = id;
        this.description = description;
        this.takesNumber = false;
        this.defaultThreads = 0;
        this.readsInline = true;
        this.writing = writing;
        this.factory = (threads, settings, fronts, clock) -> factory.create(settings, fronts,
                clock);
    }

    Strategy(String id, String description, int defaultThreads, boolean readsInline,
            Writing writing, Factory factory) {
        this.id = id;
        this.description = description;
        this.takesNumber = true;
        this.defaultThreads = defaultThreads;
        this.readsInline = readsInline;
        this.writing = writing;
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

    /** Whether it can be told how many threads to have. */
    public boolean takesNumber() {
        return takesNumber;
    }

    /** Threads where no number is given; 0 for one a processor, or where a number means nothing. */
    public int defaultThreads() {
        return defaultThreads;
    }

    /** Whether its threads may wait for the disk; if not, a pool must read the files. */
    public boolean readsInline() {
        return readsInline;
    }

    /**
     * Whether its sockets may take the cache's pages. A thread that waits in a call until a socket has
     * taken all of them was not faster so.
     */
    public boolean sendsPages() {
        return writing == Writing.WHAT_GOES;
    }

    Writing writing() {
        return writing;
    }

    ListeningServer<?> create(int threads, ListenSettings settings, FrontFactory fronts,
            Clock clock) {
        return factory.create(threads, settings, fronts, clock);
    }

    /** The strategy with that name, if there is one. */
    public static Optional<Strategy> ofId(String id) {
        return Arrays.stream(values()).filter(strategy -> strategy.id.equals(id)).findFirst();
    }
}
