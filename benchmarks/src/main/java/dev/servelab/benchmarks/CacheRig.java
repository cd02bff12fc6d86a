package dev.servelab.benchmarks;

import dev.servelab.cache.CacheSettings;
import dev.servelab.cache.CacheSpec;
import dev.servelab.cache.ContentCache;
import dev.servelab.cache.FileCache;
import dev.servelab.disk.Disk;
import dev.servelab.disk.FileIo;
import dev.servelab.time.Clock;
import java.time.Duration;

/** Our cache over files in memory, read on the caller's own thread and never asked for again. */
final class CacheRig implements AutoCloseable {
    private final Disk disk = new Disk(FileIo.INLINE, Duration.ofDays(1), Clock.SYSTEM);
    private final FileCache cache;

    /** @param fileBytes length of each file */
    CacheRig(CacheSpec spec, int fileBytes) {
        CacheSettings settings = new CacheSettings(spec, CacheSettings.DEFAULT_BUDGET_BYTES,
                CacheSettings.DEFAULT_PACKET_BYTES, Duration.ofDays(1));
        cache = new FileCache(settings, new MemoryDirectory(fileBytes), disk, Clock.SYSTEM);
    }

    ContentCache cache() {
        return cache;
    }

    @Override
    public void close() {
        cache.close();
        disk.close();
    }
}
