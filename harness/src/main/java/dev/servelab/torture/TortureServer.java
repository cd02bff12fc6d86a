package dev.servelab.torture;

import dev.servelab.cache.CacheSettings;
import dev.servelab.cache.CacheSpec;
import dev.servelab.cache.Sending;
import dev.servelab.files.SharedDirectory;
import dev.servelab.server.FileServer;
import dev.servelab.server.ServerSettings;
import dev.servelab.server.StrategySpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The main class of a server in a campaign: the server that {@code serve} runs, over a directory
 * that fails when it is told to. It says where it listens, answers each line of its standard input
 * with one JSON object, and ends with it.
 */
public final class TortureServer {
    /** Answered with {@link ServerBooks}. */
    static final String BOOKS = "books";
    /** Followed by a number: how many faults there were, and one call in so many has one now. */
    static final String INJECT = "inject ";

    private TortureServer() {}

    /** The arguments are those of {@link #arguments}. */
    public static void main(String[] arguments) throws IOException {
        run(arguments, UnaryOperator.identity());
    }

    /** What it is started with. */
    static List<String> arguments(Path directory, String strategy, String policy, Sending send,
            long seed) {
        return List.of(directory.toString(), strategy, policy, send.id(), Long.toString(seed));
    }

    /** The same over a directory in a wrapper of the caller's. */
    static void run(String[] arguments, UnaryOperator<SharedDirectory> wrapper)
            throws IOException {
        ServerSettings settings = settings(Path.of(arguments[0]), arguments[1], arguments[2],
                Sending.parse(arguments[3]));
        Injector injector = new Injector(Long.parseLong(arguments[4]));
        SharedDirectory directory = SharedDirectory.open(settings.directory(),
                settings.resolution());
        try (FileServer server = FileServer.open(settings,
                new FaultyDirectory(wrapper.apply(directory), injector))) {
            OwnClasses.load();
            server.start();
            System.out.println("listening on 127.0.0.1:" + server.address().getPort());
            answer(server, injector);
        }
    }

    private static ServerSettings settings(Path directory, String strategy, String policy,
            Sending send) {
        ServerSettings defaults = ServerSettings.defaults(directory);
        return defaults.withStrategy(StrategySpec.parse(strategy))
                .withCache(new CacheSettings(CacheSpec.parse(policy), Conditions.CACHE_BYTES,
                        defaults.cache().packetBytes(), Conditions.REVALIDATE).withSend(send))
                .withFront(defaults.front().withIdleTimeout(Conditions.IDLE_TIMEOUT));
    }

    private static void answer(FileServer server, Injector injector) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals(BOOKS)) {
                System.out.println(ServerBooks.of(server));
            } else if (line.startsWith(INJECT)) {
                injector.inject(Integer.parseInt(line.substring(INJECT.length())));
                System.out.println(injector.counts());
            }
        }
    }
}
