package dev.servelab.cli;

import dev.servelab.cache.CacheSettings;
import dev.servelab.cache.CacheSpec;
import dev.servelab.disk.FileIo;
import dev.servelab.files.Resolution;
import dev.servelab.front.FrontSettings;
import dev.servelab.front.RequestLog;
import dev.servelab.server.ListenSettings;
import dev.servelab.server.ServerSettings;
import dev.servelab.server.StrategySpec;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What decides which server it is. */
final class VariantOptions {
    @Option(names = "--strategy", paramLabel = "S", defaultValue = "virtual-thread",
            converter = SpecConverters.OfStrategy.class,
            description = "What runs a connection: thread-per-connection, thread-pool:N or "
                    + "virtual-thread (default).")
    private StrategySpec strategy = StrategySpec.DEFAULT;

    @Option(names = "--policy", paramLabel = "P", defaultValue = "lru",
            converter = SpecConverters.OfPolicy.class,
            description = "What is evicted: fifo, lru (default), lock-aware, lock-aware:ORDER, or "
                    + "none (nothing is cached).")
    private CacheSpec policy = CacheSpec.NONE;

    @Option(names = "--cache-size", paramLabel = "BYTES", defaultValue = "64MiB",
            converter = SizeConverter.class, description = "Most bytes held. Default: 64MiB")
    private long cacheBytes;

    @Option(names = "--packet-size", paramLabel = "BYTES", defaultValue = "1024",
            converter = SizeConverter.class,
            description = "Files are cached and sent in packets of so many bytes. Default: 1024")
    private long packetBytes;

    @Option(names = "--packets-per-write", paramLabel = "N", defaultValue = "64",
            description = "Packets in one system call; 1 is the coursework's. Default: 64")
    private int packetsPerWrite;

    @Option(names = "--file-io", paramLabel = "F", defaultValue = "pool:16",
            converter = SpecConverters.OfFileIo.class,
            description = "Where files are read: pool:N (N threads) or inline (the "
                    + "connection's own thread). Default: pool:16")
    private FileIo fileIo = FileIo.DEFAULT;

    @Option(names = "--send-buffer", paramLabel = "BYTES", defaultValue = "64KiB",
            converter = SizeConverter.class,
            description = "The system's buffer of each connection. Default: 64KiB")
    private long sendBufferBytes;

    @Option(names = "--max-connections", paramLabel = "N",
            description = "More are refused as busy. Default: the limit of descriptors less 64, "
                    + "at most 20000")
    private @Nullable Integer maxConnections;

    @Option(names = "--backlog", paramLabel = "N", defaultValue = "1024",
            description = "Connections that the system may hold before they are accepted. "
                    + "Default: 1024")
    private int backlog;

    @Option(names = "--idle-timeout", paramLabel = "T", defaultValue = "30s",
            converter = DurationConverter.class,
            description = "Bounds the wait between requests, a request line (10s at most), and "
                    + "an answer without progress. Default: 30s")
    private Duration idleTimeout = FrontSettings.DEFAULT_IDLE_TIMEOUT;

    @Option(names = "--revalidate", paramLabel = "T", defaultValue = "1s",
            converter = DurationConverter.class,
            description = "How long a cached file is taken to be unchanged; 0s: every request "
                    + "looks. Default: 1s")
    private Duration revalidate = CacheSettings.DEFAULT_REVALIDATE;

    @Option(names = "--disk-timeout", paramLabel = "T", defaultValue = "10s",
            converter = DurationConverter.class,
            description = "Bounds each call to the file system. Default: 10s")
    private Duration diskTimeout = ServerSettings.DEFAULT_DISK_TIMEOUT;

    /** @throws CommandFailure if a value is out of range */
    ServerSettings settings(String host, int port, Path directory, RequestLog log)
            throws CommandFailure {
        try {
            int packet = Math.toIntExact(packetBytes);
            return new ServerSettings(directory, strategy,
                    new ListenSettings(host, port, backlog,
                            maxConnections == null
                                    ? ListenSettings.defaultMaxConnections()
                                    : maxConnections,
                            Math.toIntExact(sendBufferBytes)),
                    new CacheSettings(policy, cacheBytes, packet, revalidate),
                    new FrontSettings(packet, packetsPerWrite, idleTimeout), fileIo, diskTimeout,
                    Resolution.wanted(), log);
        } catch (ArithmeticException tooLarge) {
            throw CommandFailure.usage("--packet-size or --send-buffer is too large");
        } catch (IllegalArgumentException wrong) {
            throw CommandFailure.usage(String.valueOf(wrong.getMessage()));
        }
    }
}
