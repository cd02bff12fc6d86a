package dev.servelab.cli;

import dev.servelab.cache.CacheSettings;
import dev.servelab.cache.CacheSpec;
import dev.servelab.cache.Sending;
import dev.servelab.disk.DiskModel;
import dev.servelab.disk.FileIo;
import dev.servelab.disk.NamedDisk;
import dev.servelab.files.Resolution;
import dev.servelab.front.FrontSettings;
import dev.servelab.front.RequestLog;
import dev.servelab.server.ListenSettings;
import dev.servelab.server.ServerSettings;
import dev.servelab.server.StrategySpec;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

/**
 * What a server has beside its strategy and its policy: for {@code serve}, and for every server
 * under test.
 */
final class TuningOptions {
    @Option(names = "--cache-size", paramLabel = "B", converter = SizeConverter.class,
            description = "Most bytes held for files. Default: 64MiB")
    private long cacheSize = CacheSettings.DEFAULT_BUDGET_BYTES;

    @Option(names = "--packet-size", paramLabel = "B", converter = SizeConverter.class,
            description = "Files are cached and sent in packets of so many bytes. "
                    + "Default: 1024")
    private long packetSize = CacheSettings.DEFAULT_PACKET_BYTES;

    @Option(names = "--packets-per-write", paramLabel = "N",
            description = "Packets in one system call; 1 is the coursework's. Default: what makes "
                    + "64KiB, and 1MiB where a write takes what goes and comes back "
                    + "(virtual-thread, event-loop)")
    private @Nullable Integer packetsPerWrite;

    @Option(names = "--file-io", paramLabel = "F",
            converter = FileIosConverter.class,
            description = "Where files are read: pool:N (N threads) or inline (the "
                    + "connection's own thread; not for event-loop); to compare or sweep, several: "
                    + "pool:4,16,inline. Default: pool:16")
    private FileIosConverter.FileIos fileIos = new FileIosConverter.FileIos(
            List.of(FileIo.DEFAULT));

    @Option(names = "--send", paramLabel = "HOW", split = ",",
            converter = SpecConverters.OfSend.class,
            description = "How cached bytes are sent: copy, or zero-copy (the socket takes the "
                    + "cache's own pages; on Linux, for event-loop and virtual-thread); to compare or "
                    + "sweep, both: copy,zero-copy. Default: copy")
    private List<Sending> sends = List.of(Sending.COPY);

    @Option(names = "--send-buffer", paramLabel = "B", converter = SizeConverter.class,
            description = "The system's buffer of each connection. Default: 64KiB")
    private long sendBuffer = ListenSettings.DEFAULT_SEND_BUFFER_BYTES;

    @Option(names = "--max-connections", paramLabel = "N",
            description = "More are refused as busy. Default: the limit of descriptors "
                    + "less 64, at most 20000")
    private @Nullable Integer maxConnections;

    @Option(names = "--backlog", paramLabel = "N",
            description = "Connections that the system may hold before they are accepted. "
                    + "Default: 1024")
    private int backlog = ListenSettings.DEFAULT_BACKLOG;

    @Option(names = "--idle-timeout", paramLabel = "T", converter = DurationConverter.class,
            description = "Bounds the wait between requests, a request line (10s at "
                    + "most), and an answer without progress. Default: 30s")
    private Duration idleTimeout = FrontSettings.DEFAULT_IDLE_TIMEOUT;

    @Option(names = "--http", paramLabel = "on|off", converter = SwitchConverter.class,
            description = "Whether HTTP/1.1 is spoken on the same port, for curl, wrk and "
                    + "browsers. Default: on")
    private Switch http = Switch.ON;

    @Option(names = "--revalidate", paramLabel = "T", converter = DurationConverter.class,
            description = "How long a cached file is taken to be unchanged; 0s: every "
                    + "request looks. Default: 1s")
    private Duration revalidate = CacheSettings.DEFAULT_REVALIDATE;

    @Option(names = "--disk-timeout", paramLabel = "T", converter = DurationConverter.class,
            description = "Bounds each call to the file system. Default: 10s")
    private Duration diskTimeout = ServerSettings.DEFAULT_DISK_TIMEOUT;

    @Option(names = "--disk", paramLabel = "MODEL",
            converter = SpecConverters.OfDisk.class,
            completionCandidates = CatalogueHelp.Disks.class,
            description = "What it costs to load a file: ${COMPLETION-CANDIDATES} "
                    + "(5ms:200MB/s:4). Default: page-cache, what the machine takes")
    private DiskModel disk = NamedDisk.PAGE_CACHE.model();

    @Option(names = "--disk-seed", paramLabel = "N", hidden = true,
            description = "Of the declared disk's latencies. Default: 1")
    private @Nullable Long diskSeed;

    /** Where files are read; more than one place only for commands that compare. */
    List<FileIo> fileIos() {
        return fileIos.all();
    }

    /** How bytes are sent; more than one way only for commands that compare. */
    List<Sending> sends() {
        return sends;
    }

    /** Whether a strategy can do all that is asked for. */
    boolean suits(StrategySpec strategy) {
        return fileIos.all().stream().allMatch(strategy::reads)
                && sends.stream().allMatch(strategy::sends);
    }

    /** @throws CommandFailure if several places or ways were given for one server */
    void checkOneServer() throws CommandFailure {
        if (fileIos.all().size() > 1) {
            throw CommandFailure.usage("one server has one --file-io; compare and sweep take "
                    + "several");
        }
        if (sends.size() > 1) {
            throw CommandFailure.usage("one server has one --send; compare and sweep take both");
        }
    }

    /**
     * The settings of one server.
     *
     * @throws CommandFailure if a value is out of range
     */
    ServerSettings settings(StrategySpec strategy, CacheSpec policy, HostPort where,
            Path directory, RequestLog log) throws CommandFailure {
        try {
            fileIos.all().forEach(strategy::checkReads);
            if (Set.copyOf(sends).size() < sends.size()) {
                throw new IllegalArgumentException("--send names one way twice");
            }
            int packetBytes = Math.toIntExact(packetSize);
            ListenSettings listen = new ListenSettings(where.host(), where.port(), backlog,
                    maxConnections == null
                            ? ListenSettings.defaultMaxConnections()
                            : maxConnections,
                    Math.toIntExact(sendBuffer));
            ServerSettings settings = new ServerSettings(directory, strategy, listen,
                    new CacheSettings(policy, cacheSize, packetBytes, revalidate)
                            .withSend(sends.getFirst()),
                    new FrontSettings(packetBytes, packetsPerWrite(), idleTimeout,
                            http.isOn()),
                    fileIos.all().getFirst(),
                    diskTimeout, disk, diskSeed == null ? 1 : diskSeed, Resolution.wanted(), log);
            // Each way is checked with all the rest: to compare them takes servers that start.
            sends.forEach(send -> settings.withCache(settings.cache().withSend(send)));
            return settings;
        } catch (ArithmeticException tooLarge) {
            throw CommandFailure.usage("--packet-size or --send-buffer is too large");
        } catch (IllegalArgumentException wrong) {
            throw CommandFailure.usage(String.valueOf(wrong.getMessage()));
        }
    }

    private int packetsPerWrite() {
        if (packetsPerWrite == null) {
            return FrontSettings.PACKETS_THAT_SUIT;
        }
        if (packetsPerWrite < 1) {
            throw new IllegalArgumentException(
                    packetsPerWrite + " packets in one write: at least 1");
        }
        return packetsPerWrite;
    }

    /**
     * As they stand on the command line of {@code serve}: all, also those that were left alone, so
     * that a result says what it was made with. Of what differs between servers none.
     */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of(
                "--cache-size", Long.toString(cacheSize),
                "--packet-size", Long.toString(packetSize),
                "--send-buffer", Long.toString(sendBuffer),
                "--backlog", Integer.toString(backlog),
                "--idle-timeout", idleTimeout.toMillis() + "ms",
                "--http", http.toString(),
                "--revalidate", revalidate.toMillis() + "ms",
                "--disk-timeout", diskTimeout.toMillis() + "ms",
                "--disk", disk.toString()));
        if (packetsPerWrite != null) {
            arguments.addAll(List.of("--packets-per-write", packetsPerWrite.toString()));
        }
        if (diskSeed != null) {
            arguments.addAll(List.of("--disk-seed", diskSeed.toString()));
        }
        if (fileIos.all().size() == 1) {
            arguments.addAll(List.of("--file-io", fileIos.all().getFirst().toString()));
        }
        if (sends.size() == 1) {
            arguments.addAll(List.of("--send", sends.getFirst().toString()));
        }
        if (maxConnections != null) {
            arguments.addAll(List.of("--max-connections", maxConnections.toString()));
        }
        return arguments;
    }
}
