package dev.servelab.benchmarks.race;

import dev.servelab.server.FileServer;
import dev.servelab.server.ServerSettings;
import dev.servelab.server.StrategySpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** One of our servers, with the defaults of {@code serve}. */
final class VariantServer {
    private VariantServer() {}

    /**
     * Serves until it is killed.
     *
     * @param arguments strategy, directory
     */
    @SuppressWarnings("resource") // for the life of the process
    public static void main(String[] arguments) throws IOException, InterruptedException {
        FileServer server = FileServer.open(ServerSettings.defaults(Path.of(arguments[1]))
                .withStrategy(StrategySpec.parse(arguments[0])));
        server.start();
        System.out.println("listening on 127.0.0.1:" + server.address().getPort());
        new CountDownLatch(1).await();
    }
}
