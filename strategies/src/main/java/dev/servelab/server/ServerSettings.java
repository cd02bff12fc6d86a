package dev.servelab.server;

import dev.servelab.cache.CacheSettings;
import dev.servelab.cache.CacheSpec;
import dev.servelab.disk.DiskModel;
import dev.servelab.disk.FileIo;
import dev.servelab.disk.NamedDisk;
import dev.servelab.eviction.Order;
import dev.servelab.files.Resolution;
import dev.servelab.front.FrontSettings;
import dev.servelab.front.RequestLog;
import java.nio.file.Path;
import java.time.Duration;

/**
 * One variant of the server, and what it serves.
 *
 * @param diskTimeout bounds each call to the file system, what the declared disk adds included
 * @param disk        what it costs to read content
 * @param diskSeed    of the declared disk's latencies
 * @param resolution  how names are resolved
 */
public record ServerSettings(Path directory, StrategySpec strategy, ListenSettings listen,
        CacheSettings cache, FrontSettings front, FileIo fileIo, Duration diskTimeout,
        DiskModel disk, long diskSeed, Resolution resolution, RequestLog log) {
    /** Ten seconds. */
    public static final Duration DEFAULT_DISK_TIMEOUT = Duration.ofSeconds(10);

    public ServerSettings {
        if (diskTimeout.isNegative() || diskTimeout.isZero()) {
            throw new IllegalArgumentException("disk timeout " + diskTimeout + ": more than zero");
        }
        strategy.checkReads(fileIo);
        strategy.checkSends(cache.send());
        cache.send().checkWrites(front.orBytesPerWrite(strategy.strategy().writing().bytes())
                .writeBytes());
        if (cache.packetBytes() != front.packetBytes()) {
            throw new IllegalArgumentException("the cache's packets are the front's");
        }
    }

    /** The defaults of every option, on a free port of this host. */
    public static ServerSettings defaults(Path directory) {
        return new ServerSettings(directory, StrategySpec.DEFAULT, ListenSettings.loopback(),
                new CacheSettings(new CacheSpec(Order.LRU, false),
                        CacheSettings.DEFAULT_BUDGET_BYTES, CacheSettings.DEFAULT_PACKET_BYTES,
                        CacheSettings.DEFAULT_REVALIDATE),
                new FrontSettings(CacheSettings.DEFAULT_PACKET_BYTES,
                        FrontSettings.PACKETS_THAT_SUIT,
                        FrontSettings.DEFAULT_IDLE_TIMEOUT),
                FileIo.DEFAULT, DEFAULT_DISK_TIMEOUT, NamedDisk.PAGE_CACHE.model(), 1,
                Resolution.wanted(), RequestLog.NONE);
    }

    public ServerSettings withStrategy(StrategySpec other) {
        return new ServerSettings(directory, other, listen, cache, front, fileIo, diskTimeout,
                disk, diskSeed, resolution, log);
    }

    public ServerSettings withListen(ListenSettings other) {
        return new ServerSettings(directory, strategy, other, cache, front, fileIo, diskTimeout,
                disk, diskSeed, resolution, log);
    }

    public ServerSettings withCache(CacheSettings other) {
        return new ServerSettings(directory, strategy, listen, other,
                front.withPacketBytes(other.packetBytes()),
                fileIo, diskTimeout, disk, diskSeed, resolution, log);
    }

    public ServerSettings withFront(FrontSettings other) {
        return new ServerSettings(directory, strategy, listen, cache, other, fileIo, diskTimeout,
                disk, diskSeed, resolution, log);
    }

    public ServerSettings withFileIo(FileIo other) {
        return new ServerSettings(directory, strategy, listen, cache, front, other, diskTimeout,
                disk, diskSeed, resolution, log);
    }

    public ServerSettings withDisk(DiskModel other, long otherSeed) {
        return new ServerSettings(directory, strategy, listen, cache, front, fileIo, diskTimeout,
                other, otherSeed, resolution, log);
    }
}
