package dev.servelab.benchmarks.peer;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The part of a cache of objects that is needed here. Thread-safe. */
interface Store {
    /** What is cached; tells the cache's own order that it was asked for. */
    @Nullable
    Content find(String name);

    /** The same; what is not cached is loaded, once for all who ask meanwhile, who wait for it. */
    Content get(String name, Function<String, Content> loader);

    /** How many are cached, once the cache has done what it had put off. */
    long count();

    /** Packets that are cached, likewise. */
    long packets();
}
