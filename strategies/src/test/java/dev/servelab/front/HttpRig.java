package dev.servelab.front;

import dev.servelab.cache.CacheSettings;
import dev.servelab.cache.CacheSpec;
import dev.servelab.cache.ContentCache;
import dev.servelab.cache.FileCache;
import dev.servelab.cache.UncachedFiles;
import dev.servelab.disk.Disk;
import dev.servelab.disk.FileIo;
import dev.servelab.files.ForwardingDirectory;
import dev.servelab.files.OpenFile;
import dev.servelab.files.Refusal;
import dev.servelab.files.SharedDirectory;
import dev.servelab.telemetry.Timing;
import dev.servelab.time.Clock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Fronts over a real directory, without a socket and without a thread: whoever drives a front reads
 * the files. Keeps what was looked up and what was logged. The clock stands still.
 */
final class HttpRig implements AutoCloseable {
    private static final long BUDGET_BYTES = 64 * 1024;

    /** Of files that were opened, in order. */
    final List<String> opened = new ArrayList<>();
    final List<RequestLog.Ended> log = new ArrayList<>();
    final ContentCache cache;
    private final Disk disk;
    private final FrontFactory fronts;

    /**
     * Over a directory that stays open.
     *
     * @param policy of the cache, or none
     */
    HttpRig(SharedDirectory shared, String policy) {
        SharedDirectory directory = new Watched(shared);
        CacheSpec spec = CacheSpec.parse(policy);
        disk = new Disk(FileIo.INLINE, Duration.ofSeconds(10), StandingClock.INSTANCE);
        cache = spec.order() == null
                ? new UncachedFiles(directory, disk, StandingClock.INSTANCE)
                : new FileCache(new CacheSettings(spec, BUDGET_BYTES, 1024,
                        Duration.ofMinutes(10)), directory, disk, StandingClock.INSTANCE);
        fronts = new FrontFactory(new FrontSettings(1024, 4, Duration.ofSeconds(30)), cache,
                new FileListing(directory, disk), () -> "{}", log::add, Timing.OFF,
                StandingClock.INSTANCE);
    }

    /** A new connection. */
    FrontDriver connect() {
        return new FrontDriver(fronts, StandingClock.INSTANCE.nanoTime());
    }

    @Override
    public void close() throws IOException {
        cache.close();
        disk.close();
    }

    private final class Watched extends ForwardingDirectory {
        Watched(SharedDirectory shared) {
            super(shared);
        }

        @Override
        public OpenFile open(String name) throws Refusal {
            OpenFile file = super.open(name);
            opened.add(name);
            return file;
        }
    }

    /** Long after the files were written. */
    private enum StandingClock implements Clock {
        INSTANCE;

        @Override
        public long nanoTime() {
            return 1_000_000_000_000L;
        }

        @Override
        public long wallMillis() {
            return 4_102_444_800_000L;
        }
    }
}
