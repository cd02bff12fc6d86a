package dev.servelab.lesson.threads;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.servelab.cache.CacheSettings;
import dev.servelab.cache.CacheSpec;
import dev.servelab.disk.DiskModel;
import dev.servelab.disk.FileIo;
import dev.servelab.files.SharedDirectory;
import dev.servelab.server.FileServer;
import dev.servelab.server.ListenSettings;
import dev.servelab.server.ServerSettings;
import dev.servelab.server.StrategySpec;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** A real server on a free port of this very JVM: it saves the start of another. */
final class InProcessServer implements LiveServer {
    private final FileServer server;

    private InProcessServer(FileServer server) throws IOException {
        this.server = server;
        server.start();
    }

    static Start of(Path folder) {
        return of(folder, directory -> directory);
    }

    /** @param wrapped what the server sees of the folder */
    static Start of(Path folder, UnaryOperator<SharedDirectory> wrapped) {
        return options -> {
            ServerSettings settings = settings(folder, options);
            return new InProcessServer(FileServer.open(settings, wrapped.apply(
                    SharedDirectory.open(folder, settings.resolution()))));
        };
    }

    /** Those options of {@code serve} that experiments use. */
    private static ServerSettings settings(Path folder, String... options) {
        ServerSettings settings = ServerSettings.defaults(folder);
        CacheSettings cache = settings.cache();
        for (int i = 0; i < options.length; i += 2) {
            String value = options[i + 1];
            ListenSettings listen = settings.listen();
            settings = switch (options[i]) {
                case "--strategy" -> settings.withStrategy(StrategySpec.parse(value));
                case "--file-io" -> settings.withFileIo(FileIo.parse(value));
                case "--disk" -> settings.withDisk(DiskModel.parse(value), 1);
                case "--policy" -> settings.withCache(new CacheSettings(CacheSpec.parse(value),
                        cache.budgetBytes(), cache.packetBytes(), cache.revalidate()));
                case "--revalidate" -> settings.withCache(new CacheSettings(cache.spec(),
                        cache.budgetBytes(), cache.packetBytes(), Duration.ofMinutes(1)));
                case "--idle-timeout" -> settings.withFront(settings.front()
                        .withIdleTimeout(Duration.ofMillis(
                                Long.parseLong(value.replace("ms", "")))));
                case "--max-connections" -> settings.withListen(new ListenSettings(listen.host(),
                        0, listen.backlog(), Integer.parseInt(value), listen.sendBufferBytes()));
                default -> throw new IllegalArgumentException(options[i]);
            };
        }
        return settings;
    }

    @Override
    public InetSocketAddress address() {
        return server.address();
    }

    @Override
    public void disk(boolean on) {
        server.declaredDisk(on);
    }

    @Override
    public JsonObject stats() {
        return JsonParser.parseString(server.stats()).getAsJsonObject();
    }

    @Override
    public void freeze() {
        throw new UnsupportedOperationException("the test would stand still, too");
    }

    @Override
    public void thaw() {
        throw new UnsupportedOperationException("it never stands still");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
