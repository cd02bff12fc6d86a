package dev.servelab.benchmarks.race;

import dev.servelab.cache.CacheSettings;
import dev.servelab.cache.CacheSpec;
import dev.servelab.record.Recorder;
import dev.servelab.record.RecordingHeader;
import dev.servelab.server.FileServer;
import dev.servelab.server.ServerSettings;
import dev.servelab.server.StrategySpec;
import dev.servelab.time.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** One of our servers, with the defaults of {@code serve}. */
final class VariantServer {
    /** Behind a strategy: the server times its requests, as those under test do. */
    static final String TIMED = ", timed";

    private VariantServer() {}

    /**
     * Serves until it is killed.
     *
     * @param arguments strategy or strategy and {@link #TIMED}, directory; and if not the default,
     *                  policy; and if it is to be recorded, the recording's file
     */
    @SuppressWarnings("resource") // for the life of the process
    public static void main(String[] arguments) throws IOException, InterruptedException {
        boolean timed = arguments[0].endsWith(TIMED);
        String strategy = timed
                ? arguments[0].substring(0, arguments[0].length() - TIMED.length())
                : arguments[0];
        ServerSettings settings = ServerSettings.defaults(Path.of(arguments[1]))
                .withStrategy(StrategySpec.parse(strategy));
        settings = settings.withCache(cache(arguments, settings.cache()));
        FileServer server = timed
                ? FileServer.openUnderTest(settings)
                : FileServer.open(settings);
        server.start();
        System.out.println("listening on 127.0.0.1:" + server.address().getPort());
        new CountDownLatch(1).await();
    }

    private static CacheSettings cache(String[] arguments, CacheSettings defaults)
            throws IOException {
        if (arguments.length < 3) {
            return defaults;
        }
        CacheSettings cache = new CacheSettings(CacheSpec.parse(arguments[2]),
                defaults.budgetBytes(), defaults.packetBytes(), defaults.revalidate());
        return arguments.length < 4
                ? cache
                : cache.withLog(Recorder.begin(Path.of(arguments[3]),
                        new RecordingHeader(arguments[2], cache.budgetBytes(), cache.packetBytes(),
                                0,
                                "race"),
                        Clock.SYSTEM, System.err::println));
    }
}
