package dev.servelab.cli;

import dev.servelab.protocol.CannotConnect;
import dev.servelab.protocol.FileClient;
import java.time.Duration;
import picocli.CommandLine.Option;

/** What every command that asks a running server has. */
final class ServerOptions {
    @Option(names = "--timeout", paramLabel = "T", defaultValue = "30s",
            converter = DurationConverter.class,
            description = "Give up (exit 5) after this long without a byte. Default: 30s")
    private Duration timeout = Duration.ofSeconds(30);

    /** More than 0. */
    Duration timeout() throws CommandFailure {
        if (timeout.isZero()) {
            throw CommandFailure.usage("--timeout must be more than 0");
        }
        return timeout;
    }

    FileClient connect(HostPort server) throws CannotConnect, CommandFailure {
        return ServerConnection.open(server, timeout());
    }
}
