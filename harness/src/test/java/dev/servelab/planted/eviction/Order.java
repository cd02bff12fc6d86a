package dev.servelab.planted.eviction;

import dev.servelab.planted.cache.Memory;

/** An order that knows the memory: with {@link Memory} that is a circle too. */
public final class Order {
    Memory memory = new Memory();
}
