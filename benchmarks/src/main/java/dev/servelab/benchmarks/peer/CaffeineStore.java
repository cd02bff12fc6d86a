package dev.servelab.benchmarks.peer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Caffeine with a weigher, its order kept by the common pool, as it comes. */
final class CaffeineStore implements Store {
    private final Cache<String, Content> cache;

    CaffeineStore(long mostPackets, int packetBytes) {
        cache = Caffeine.newBuilder()
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
        return cache.get(name, loader);
    }

    @Override
    public long count() {
        cache.cleanUp();
        return cache.estimatedSize();
    }

    @Override
    public long packets() {
        cache.cleanUp();
        return cache.policy().eviction().map(eviction -> eviction.weightedSize())
                .orElse(OptionalLong.empty()).orElse(0);
    }
}
