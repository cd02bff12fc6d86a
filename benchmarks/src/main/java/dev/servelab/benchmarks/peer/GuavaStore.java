package dev.servelab.benchmarks.peer;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Guava's cache with a weigher, as it comes: four segments, each with a quarter of the budget. */
final class GuavaStore implements Store {
    private final int packetBytes;
    private final Cache<String, Content> cache;

    GuavaStore(long mostPackets, int packetBytes) {
        this.packetBytes = packetBytes;
        this.cache = CacheBuilder.newBuilder()
                .maximumWeight(mostPackets)
                .weigher((String name, Content content) -> content.packets(packetBytes))
                .build();
    }

    @Override
    public @Nullable Content find(String name) {
        return cache.getIfPresent(name);
    }

    @Override
    public Content get(String name, Function<String, Content> loader) {
        try {
            return cache.get(name, () -> loader.apply(name));
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("a loader threw what it cannot throw", impossible);
        }
    }

    @Override
    public long count() {
        cache.cleanUp();
        return cache.size();
    }

    @Override
    public long packets() {
        cache.cleanUp();
        return cache.asMap().values().stream()
                .mapToLong(content -> content.packets(packetBytes)).sum();
    }
}
