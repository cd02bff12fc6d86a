package dev.servelab.server;

import dev.servelab.cache.CacheSpec;
import dev.servelab.testing.FaultProxy;
import dev.servelab.testing.FaultProxy.Fault;
import dev.servelab.testing.FaultProxy.Side;
import dev.servelab.testing.SharedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@link BadNetworkTest} does, over HTTP: what ends well has the right bytes, the rest is told
 * by its length as a failure. HTTP has no sum, so a bit that flips in an answer is not found.
 */
class HttpBadNetworkTest {
    private static final int FILE_BYTES = 300_000;
    private static final int HEAD_BYTES = 300;
    private static final int SEEDS = 3;
    /** For what leaves both sides waiting for each other. */
    private static final int IMPATIENCE_MS = 150;

    @TempDir
    static Path root;

    private static byte[] content = {};

    @BeforeAll
    static void writeFile() throws Exception {
        content = new SharedFiles(root).write("file", FILE_BYTES);
    }

    static Stream<Arguments> strategiesAndFaults() {
        return Variants.strategies().flatMap(strategy -> Arrays.stream(Fault.values())
                .map(fault -> Arguments.of(strategy, fault)));
    }

    @ParameterizedTest
    @MethodSource("strategiesAndFaults")
    void get_throughAFault_isRightOrAFailure(StrategySpec strategy, Fault fault)
            throws Exception {
        long descriptors = Descriptors.count();
        Set<Thread> threads = Threads.alive();
        try (FileServer server = TestClock.serve(
                Variants.of(root, strategy, CacheSpec.parse("lru"), 1 << 20))) {
            for (int seed = 0; seed < seeds(fault); seed++) {
                for (Side side : Side.values()) {
                    if (side == Side.CLIENT || fault != Fault.CORRUPT) {
                        get(server, fault, side, seed);
                    }
                }
            }
            Await.until("all have gone", () -> server.connectionStats().open() == 0
                    && Await.isAtRest(server));
            server.checkInvariants();
        }
        Threads.awaitNoneBut(threads);
        Descriptors.awaitAtMost(descriptors);
    }

    /** One where each costs its time and is like the others. */
    private static int seeds(Fault fault) {
        return fault == Fault.STALL || fault == Fault.THIN ? 1 : SEEDS;
    }

    private static void get(FileServer server, Fault fault, Side side, int seed)
            throws IOException {
        int bytes = side == Side.CLIENT
                ? Spoken.HTTP.get("file").length()
                : HEAD_BYTES + FILE_BYTES;
        try (FaultProxy proxy = new FaultProxy(server.address(), fault, side, seed, bytes);
                RawClient client = RawClient.connect(proxy.address(), 0, Spoken.HTTP)) {
            client.socket().setSoTimeout(fault.isHarmless() ? 30_000 : IMPATIENCE_MS);
            byte @Nullable [] got = body(client);
            if (got != null || fault.isHarmless()) {
                assertThat(got).as(proxy.toString()).isEqualTo(content);
            }
            if (got == null) {
                // Perhaps the client lost patience first; its connection still stands.
                Await.until(proxy + " is done", proxy::wasApplied);
            }
        }
    }

    /** Null if it did not end well: cut, or answered by a refusal. */
    private static byte @Nullable [] body(RawClient client) {
        try {
            return client.get("file").body();
        } catch (IOException | AssertionError failed) {
            return null;
        }
    }
}
