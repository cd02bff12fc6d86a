package dev.servelab.cli;

import dev.servelab.cache.CacheSettings;
import dev.servelab.disk.FileIo;
import dev.servelab.front.FrontSettings;
import dev.servelab.server.ListenSettings;
import dev.servelab.server.ServerSettings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

/**
 * The options of {@code serve} that every server under test is given. All are passed on, also those
 * that were left alone, so that a result says what it was made with.
 */
final class TestedServerOptions {
    @Option(names = "--cache-size", paramLabel = "B", converter = SizeConverter.class,
            description = "Default: 64MiB")
    private long cacheSize = CacheSettings.DEFAULT_BUDGET_BYTES;

    @Option(names = "--packet-size", paramLabel = "B", converter = SizeConverter.class,
            description = "Default: 1024")
    private long packetSize = CacheSettings.DEFAULT_PACKET_BYTES;

    @Option(names = "--packets-per-write", paramLabel = "N", description = "Default: 64")
    private int packetsPerWrite = FrontSettings.DEFAULT_PACKETS_PER_WRITE;

    @Option(names = "--file-io", paramLabel = "F",
            converter = SpecConverters.OfFileIo.class,
            description = "pool:N or inline. Default: pool:16")
    private FileIo fileIo = FileIo.DEFAULT;

    @Option(names = "--send-buffer", paramLabel = "B", converter = SizeConverter.class,
            description = "Default: 64KiB")
    private long sendBuffer = ListenSettings.DEFAULT_SEND_BUFFER_BYTES;

    @Option(names = "--max-connections", paramLabel = "N",
            description = "Default: what the descriptor limit allows, at most 20,000")
    private @Nullable Integer maxConnections;

    @Option(names = "--backlog", paramLabel = "N", description = "Default: 1024")
    private int backlog = ListenSettings.DEFAULT_BACKLOG;

    @Option(names = "--idle-timeout", paramLabel = "T", converter = DurationConverter.class,
            description = "Default: 30s")
    private Duration idleTimeout = FrontSettings.DEFAULT_IDLE_TIMEOUT;

    @Option(names = "--revalidate", paramLabel = "T", converter = DurationConverter.class,
            description = "Default: 1s")
    private Duration revalidate = CacheSettings.DEFAULT_REVALIDATE;

    @Option(names = "--disk-timeout", paramLabel = "T", converter = DurationConverter.class,
            description = "Default: 10s")
    private Duration diskTimeout = ServerSettings.DEFAULT_DISK_TIMEOUT;

    /** As they stand on the command line of {@code serve}. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of(
                "--cache-size", Long.toString(cacheSize),
                "--packet-size", Long.toString(packetSize),
                "--packets-per-write", Integer.toString(packetsPerWrite),
                "--file-io", fileIo.toString(),
                "--send-buffer", Long.toString(sendBuffer),
                "--backlog", Integer.toString(backlog),
                "--idle-timeout", idleTimeout.toMillis() + "ms",
                "--revalidate", revalidate.toMillis() + "ms",
                "--disk-timeout", diskTimeout.toMillis() + "ms"));
        if (maxConnections != null) {
            arguments.addAll(List.of("--max-connections", maxConnections.toString()));
        }
        return arguments;
    }
}
