package dev.servelab.eviction;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongFunction;

/** The catalogue of eviction orders: a new one is its class and a line here. */
public enum Order implements OrderSource {
    FIFO("fifo", "evicts the file cached first", capacityBytes -> new Fifo()),
    LRU("lru",
            "evicts the file used longest ago", capacityBytes -> new Lru()),
    CLOCK("clock", "as fifo, but what was used gets a second chance",
            capacityBytes -> new Clock()),
    LFU("lfu", "evicts the file used least often", capacityBytes -> new Lfu()),
    SIEVE("sieve", "a hand over a queue evicts what was not used lately",
            capacityBytes -> new Sieve()),
    S3_FIFO("s3-fifo", "new files pass a small queue before the main one",
            S3Fifo::new),
    TWO_QUEUE("2q", "new files pass a queue, who returns an LRU list",
            TwoQueue::new),
    ARC("arc", "LRU lists of new and of used files, of adapting size", Arc::new),
    W_TINYLFU("w-tinylfu", "keeps the more frequent of a new and an old file",
            WindowTinyLfu::new),
    RANDOM("random", "evicts any file, the same ones in each run",
            capacityBytes -> new RandomOrder());

    private final String id;
    private final String description;
    @SuppressWarnings("ImmutableEnumChecker") // a constructor: it has no state
    private final LongFunction<EvictionPolicy> factory;

    Order(String id, String description, LongFunction<EvictionPolicy> factory) {
        this.id = id;
        this.description = description;
        this.factory = factory;
    }

    @Override
    public String id() {
        return id;
    }

    /** One line that says what it evicts. */
    public String description() {
        return description;
    }

    @Override
    public EvictionPolicy create(long capacityBytes) {
        return factory.apply(capacityBytes);
    }

    /** The order with that name, if there is one. */
    public static Optional<Order> ofId(String id) {
        return Arrays.stream(values()).filter(order -> order.id.equals(id)).findFirst();
    }
}
