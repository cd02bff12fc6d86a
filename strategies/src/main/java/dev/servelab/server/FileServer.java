package dev.servelab.server;

import com.google.gson.JsonObject;
import dev.servelab.cache.ContentCache;
import dev.servelab.cache.FileCache;
import dev.servelab.cache.UncachedFiles;
import dev.servelab.disk.DeclaredDisk;
import dev.servelab.disk.Disk;
import dev.servelab.files.SharedDirectory;
import dev.servelab.front.FileListing;
import dev.servelab.front.FrontFactory;
import dev.servelab.telemetry.Telemetry;
import dev.servelab.telemetry.Timing;
import dev.servelab.time.Clock;
import dev.servelab.time.Timekeeper;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One server, put together from its settings: directory, disk, cache, fronts, strategy, and the
 * timekeeper that watches over them. Thread-safe.
 */
public final class FileServer implements AutoCloseable {
    /** How long jobs that are under way may take to end when the server is closed. */
    private static final Duration QUIET_WAIT = Duration.ofSeconds(1);

    private final ServerSettings settings;
    private final SharedDirectory directory;
    private final Disk disk;
    private final DeclaredDisk declaredDisk;
    private final ContentCache cache;
    private final ListeningServer<?> server;
    private final Timekeeper timekeeper;
    private final Supplier<JsonObject> counters;
    /** Null where nobody asks: then no request is timed. */
    private final @Nullable Telemetry telemetry;

    private FileServer(ServerSettings settings, SharedDirectory directory, Disk disk,
            DeclaredDisk declaredDisk, ContentCache cache, @Nullable Telemetry telemetry,
            Clock clock) {
        this.settings = settings;
        this.directory = directory;
        this.disk = disk;
        this.declaredDisk = declaredDisk;
        this.cache = cache;
        this.telemetry = telemetry;
        FileListing listing = new FileListing(directory, disk);
        long started = clock.nanoTime();
        this.counters = () -> StatsReport.of(this, listing, clock.nanoTime() - started);
        FrontFactory fronts = new FrontFactory(settings.front()
                .orBytesPerWrite(settings.strategy().strategy().writing().bytes()), cache, listing,
                () -> counters.get().toString(), settings.log(),
                telemetry == null ? Timing.OFF : telemetry.timing(), clock);
        this.server = settings.strategy().strategy().create(settings.strategy().threads(),
                settings.listen(), fronts, clock);
        this.timekeeper = new Timekeeper(disk::expire, server::expire,
                new PolicyReport(settings.cache().spec().toString(), cache::brokenPolicy));
    }

    /**
     * Makes a server that is not started yet.
     *
     * @throws IOException                if the directory cannot be read
     * @throws RejectedExecutionException if the system has no room for the threads
     * @throws OutOfMemoryError           if it has none for the cache
     */
    public static FileServer open(ServerSettings settings) throws IOException {
        return open(settings, Clock.SYSTEM);
    }

    /** The same under another clock: every deadline and every age is told by it. */
    static FileServer open(ServerSettings settings, Clock clock) throws IOException {
        return open(settings, shared(settings), false, clock);
    }

    /** One that times its requests and watches its own JVM; {@link #report} says what it saw. */
    public static FileServer openUnderTest(ServerSettings settings) throws IOException {
        return openUnderTest(settings, shared(settings), Clock.SYSTEM);
    }

    /** The same over a directory, and under a clock, of the caller's. */
    static FileServer openUnderTest(ServerSettings settings, SharedDirectory directory,
            Clock clock) throws IOException {
        return open(settings, directory, true, clock);
    }

    /**
     * The same over a directory that the caller has opened, in whatever it may be wrapped. It is
     * closed with the server, and at once if there will be none.
     */
    public static FileServer open(ServerSettings settings, SharedDirectory directory)
            throws IOException {
        return open(settings, directory, false, Clock.SYSTEM);
    }

    private static SharedDirectory shared(ServerSettings settings) throws IOException {
        return SharedDirectory.open(settings.directory(), settings.resolution());
    }

    private static FileServer open(ServerSettings settings, SharedDirectory real,
            boolean underTest, Clock clock) throws IOException {
        Deque<Closeable> parts = new ArrayDeque<>();
        parts.push(real);
        try {
            DeclaredDisk declared = new DeclaredDisk(settings.disk(), settings.diskSeed(), clock);
            SharedDirectory directory = over(declared, settings, real);
            Disk disk = new Disk(settings.fileIo(), settings.diskTimeout(), clock);
            parts.push(disk::close);
            ContentCache cache = settings.cache().spec().order() == null
                    ? new UncachedFiles(directory, disk, clock)
                    : new FileCache(settings.cache(), directory, disk, clock);
            parts.push(cache::close);
            Telemetry telemetry = underTest ? Telemetry.start(clock) : null;
            return new FileServer(settings, directory, disk, declared, cache, telemetry, clock);
        } catch (RuntimeException | Error failed) {
            for (Closeable part : parts) {
                part.close();
            }
            throw failed;
        }
    }

    /** The directory as it costs; the real one where nothing is declared. */
    private static SharedDirectory over(DeclaredDisk disk, ServerSettings settings,
            SharedDirectory real) {
        if (!settings.disk().isDeclared()) {
            return real;
        }
        if (settings.fileIo().isInline() && !disk.keepsCarrier()) {
            throw new IllegalArgumentException("disk " + settings.disk()
                    + " with file-io inline: this system has no sleep that keeps a carrier "
                    + "thread as a read does; a pool has none to keep");
        }
        return new DeclaredDirectory(real, disk);
    }

    /** Binds and begins to accept; returns at once. */
    public void start() throws IOException {
        server.start();
    }

    public InetSocketAddress address() {
        return server.address();
    }

    public ServerSettings settings() {
        return settings;
    }

    /** What must be said once about how names are resolved; null if nothing must. */
    public @Nullable String warning() {
        return directory.warning();
    }

    /** Has reads cost what is declared, as at the start, or what the machine takes. */
    public void declaredDisk(boolean on) {
        declaredDisk.turn(on);
    }

    /** As STATS answers: one JSON object. */
    public String stats() {
        return server.fronts().stats();
    }

    /**
     * STATS's object, and of a server under test what {@link Telemetry#take} gives as
     * {@code telemetry}: what was recorded since the last report.
     */
    public JsonObject report() {
        JsonObject report = counters.get();
        if (telemetry != null) {
            report.add("telemetry", telemetry.take());
        }
        return report;
    }

    /** Throws {@link IllegalStateException} if the cache's books do not balance. */
    public void checkInvariants() {
        cache.checkInvariants();
    }

    /** See {@link StrategyServer#stop}. */
    public boolean stop(Duration grace) throws InterruptedException {
        return server.stop(grace);
    }

    /** Stops at once and gives everything back. */
    @Override
    public void close() throws IOException {
        server.close();
        disk.close();
        awaitEnds();
        timekeeper.close();
        if (telemetry != null) {
            telemetry.close();
        }
        assert balances();
        cache.close();
        directory.close();
    }

    ContentCache cache() {
        return cache;
    }

    ConnectionStats connectionStats() {
        return server.connectionStats();
    }

    FrontFactory fronts() {
        return server.fronts();
    }

    boolean isDeclaredDiskOn() {
        return declaredDisk.isOn();
    }

    SharedDirectory directory() {
        return directory;
    }

    /** Where assertions are on, as in all tests: whatever has happened, the books balance. */
    private boolean balances() {
        cache.checkInvariants();
        return true;
    }

    private void awaitEnds() {
        try {
            server.stop(QUIET_WAIT);
            disk.awaitQuiet(QUIET_WAIT);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
