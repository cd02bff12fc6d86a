package dev.servelab.planted.cache;

import dev.servelab.planted.eviction.Order;
import dev.servelab.planted.server.Quitter;

/** Imports its user. */
public final class Memory {
    Class<?> allowed = Order.class;

    Class<?> above = Quitter.class;
}
