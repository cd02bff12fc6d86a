package dev.servelab.cli;

import dev.servelab.protocol.FileClient;
import dev.servelab.protocol.Progress;
import dev.servelab.protocol.Received;
import dev.servelab.protocol.WireNames;
import dev.servelab.time.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Fetches one name after another over one connection, and makes a file of each only when it is
 * verified. A new connection is made only when the server, or a wrong reply, ended the last one.
 */
final class Fetcher implements AutoCloseable {
    /** How long the server may take to close after the last answer before that is left to it. */
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final HostPort server;
    private final ServerOptions options;
    private final boolean resume;
    private final Streams streams;
    private @Nullable FileClient client;

    Fetcher(HostPort server, ServerOptions options, boolean resume, Streams streams) {
        this.server = server;
        this.options = options;
        this.resume = resume;
        this.streams = streams;
    }

    /**
     * Receives one file and verifies it.
     *
     * @param last whether no other follows: then the server must have nothing more to say
     */
    Fetched fetch(GetPlan.Wanted wanted, boolean last) throws IOException, CommandFailure {
        String name = wanted.name();
        Destination destination = wanted.destination();
        // No switch over types: each is linked when it is reached first, which a short process feels.
        if (destination instanceof Destination.Saved saved) {
            return save(name, saved.target(), last);
        }
        if (destination instanceof Destination.Device device) {
            try (DeviceChannel channel = DeviceChannel.open(device.path())) {
                return stream(name, device.path().toString(), last, header -> channel);
            }
        }
        return stream(name, "-", last, header -> new OutputChannel(streams.rawOut()));
    }

    private Fetched stream(String name, String path, boolean last, FileClient.Destination to)
            throws IOException, CommandFailure {
        ProgressLine line = progress(name);
        try {
            FileClient connection = client();
            Received received = connection.get(name, to, following(line, 0));
            farewell(connection, last);
            return fetched(name, path, 0, received);
        } finally {
            line.end();
        }
    }

    private Fetched save(String name, Path target, boolean last)
            throws IOException, CommandFailure {
        PartFile earlier = resume ? PartFile.resume(target) : null;
        if (earlier != null) {
            try {
                return goOn(name, target, earlier, last);
            } catch (IOException e) {
                if (!PartHolder.provesPartUseless(e)) {
                    throw e;
                }
                // Then the part is gone, and the whole file is asked for, once.
            }
        }
        return anew(name, target, last);
    }

    private Fetched goOn(String name, Path target, PartFile earlier, boolean last)
            throws IOException, CommandFailure {
        return receive(name, new PartHolder(target, earlier), last,
                (connection, holder, line) -> {
                    long first = earlier.size();
                    Received rest = connection.range(name, first, earlier.versionToResume(),
                            earlier.crc32c(), earlier, following(line, first));
                    return fetched(name, target.toString(), first, rest);
                });
    }

    private Fetched anew(String name, Path target, boolean last)
            throws IOException, CommandFailure {
        return receive(name, new PartHolder(target, resume), last,
                (connection, holder, line) -> fetched(name, target.toString(), 0,
                        connection.get(name, header -> holder.create(header.version()),
                                following(line, 0))));
    }

    /** The exchange that fills a part. */
    private interface Exchange {
        Fetched run(FileClient connection, PartHolder holder, ProgressLine line)
                throws IOException;
    }

    private Fetched receive(String name, PartHolder holder, boolean last, Exchange exchange)
            throws IOException, CommandFailure {
        ProgressLine line = progress(name);
        try (holder) {
            return published(holder, last, line, exchange);
        } finally {
            line.end();
        }
    }

    private Fetched published(PartHolder holder, boolean last, ProgressLine line,
            Exchange exchange) throws IOException, CommandFailure {
        try {
            FileClient connection = client();
            Fetched fetched = exchange.run(connection, holder, line);
            farewell(connection, last);
            holder.publish();
            return fetched;
        } catch (IOException failure) {
            holder.failedWith(failure);
            throw failure;
        }
    }

    /** Before anything is published: a server that says more than it declared said it wrong. */
    private void farewell(FileClient connection, boolean last) throws IOException, CommandFailure {
        if (last) {
            Duration timeout = options.timeout();
            connection.expectNothingMore(timeout.compareTo(FAREWELL) < 0 ? timeout : FAREWELL);
        }
    }

    private FileClient client() throws IOException, CommandFailure {
        FileClient connected = client;
        if (connected == null || !connected.usable()) {
            close();
            connected = options.connect(server);
            client = connected;
        }
        return connected;
    }

    private ProgressLine progress(String name) {
        return new ProgressLine(streams.err(), streams.terminal(), Clock.SYSTEM,
                WireNames.encode(name));
    }

    private static Progress following(ProgressLine line, long first) {
        return (bytes, totalBytes) -> line.at(first, first + bytes, first + totalBytes);
    }

    private static Fetched fetched(String name, String path, long first, Received received) {
        return new Fetched(WireNames.encode(name), path, first + received.length(), first,
                received.version(),
                HexFormat.of().toHexDigits(received.crc32c()));
    }

    @Override
    public void close() throws IOException {
        if (client != null) {
            client.close();
        }
    }
}
