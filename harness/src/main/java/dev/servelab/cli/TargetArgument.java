package dev.servelab.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.servelab.experiment.Factor;
import dev.servelab.experiment.FileSource;
import dev.servelab.experiment.Level;
import dev.servelab.load.Target;
import dev.servelab.protocol.FileClient;
import dev.servelab.workload.WorkFile;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * {@code --target}: a server that runs already.
 *
 * @param path of a URL; null for a server that speaks our wire
 */
record TargetArgument(HostPort server, @Nullable String path) {
    private static final String HTTP = "http://";
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String USAGE = "--target is HOST:PORT, or http://HOST:PORT/PATH";

    /** Reads it; nobody is asked yet. */
    static TargetArgument parse(String text) throws CommandFailure {
        boolean http = text.startsWith(HTTP);
        String rest = http ? text.substring(HTTP.length()) : text;
        int slash = rest.indexOf('/');
        HostPort server = HostPort.parse(slash < 0 ? rest : rest.substring(0, slash));
        if (server == null || http == slash < 0) {
            throw CommandFailure.usage(USAGE);
        }
        return new TargetArgument(server, http ? rest.substring(slash) : null);
    }

    /** What it has, by its own word. A path's content is fetched once: every answer is held to it. */
    FileSource.Running files() throws IOException, CommandFailure, InterruptedException {
        String only = path;
        InetSocketAddress address = new InetSocketAddress(server.host(), server.port());
        if (address.isUnresolved()) {
            throw new CommandFailure(ExitStatus.UNREACHABLE, "unknown host " + server.host());
        }
        return only == null
                ? new FileSource.Running(Target.nativeWire(address), listed(),
                        "of the server at " + server)
                : new FileSource.Running(Target.http(address), List.of(fetched(only)),
                        "http://" + server + only);
    }

    /** A server of ours names its strategy and its policy; of another the address must do. */
    Map<Factor, List<Level>> factors() throws CommandFailure {
        if (path != null) {
            return factors(server.toString(), "its own");
        }
        try (FileClient client = ServerConnection.open(server, LIMIT)) {
            JsonObject stats = JsonParser.parseString(client.stats()).getAsJsonObject();
            return factors(stats.get("strategy").getAsString(), stats.get("policy").getAsString());
        } catch (IOException | JsonParseException | IllegalStateException
                | NullPointerException unnamed) {
            return factors(server.toString(), "its own");
        }
    }

    private static Map<Factor, List<Level>> factors(String strategy, String policy) {
        return Map.of(Factor.STRATEGY, Level.of(List.of(strategy)), Factor.POLICY,
                Level.of(List.of(policy)));
    }

    private List<WorkFile> listed() throws IOException, CommandFailure {
        try (FileClient client = ServerConnection.open(server, LIMIT)) {
            List<WorkFile> files = client.files().stream()
                    .map(row -> WorkFile.listed(row.name(), row.bytes())).toList();
            if (files.isEmpty()) {
                throw new CommandFailure(ExitStatus.FAILED, server + " serves no file");
            }
            return files;
        }
    }

    private WorkFile fetched(String only)
            throws IOException, CommandFailure, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(LIMIT).build()) {
            HttpResponse<byte[]> response = client.send(HttpRequest.newBuilder(uri(only))
                    .timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new CommandFailure(ExitStatus.FAILED, "http://" + server + only
                        + ": the server answers " + response.statusCode());
            }
            CRC32C crc = new CRC32C();
            crc.update(response.body());
            return new WorkFile(only, response.body().length,
                    OptionalInt.of((int) crc.getValue()));
        } catch (java.net.ConnectException refused) {
            throw new CommandFailure(ExitStatus.UNREACHABLE, "cannot connect to " + server,
                    refused);
        }
    }

    private URI uri(String only) throws CommandFailure {
        try {
            return URI.create(HTTP + server + only);
        } catch (IllegalArgumentException malformed) {
            throw CommandFailure.usage(USAGE);
        }
    }
}
