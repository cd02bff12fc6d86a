package dev.servelab.server;

import dev.servelab.cache.CacheSpec;
import dev.servelab.protocol.ClientException;
import dev.servelab.protocol.ClientOptions;
import dev.servelab.protocol.FileClient;
import dev.servelab.protocol.Progress;
import dev.servelab.protocol.Received;
import dev.servelab.testing.FaultProxy;
import dev.servelab.testing.FaultProxy.Fault;
import dev.servelab.testing.FaultProxy.Side;
import dev.servelab.testing.SharedFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Transfers through a network that delays, splits, cuts, stalls and flips bits: what ends well has
 * the right bytes, the rest is told as a failure, and the server is left as it was.
 */
class BadNetworkTest {
    private static final int FILE_BYTES = 300_000;
    /** Header and END are damaged too. */
    private static final int ANSWER_BYTES = FILE_BYTES + 50;
    private static final int SEEDS = 8;
    /** For what may leave both sides waiting for each other: this long at first. */
    private static final Duration IMPATIENCE = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    static Path root;

    private static byte[] content = {};

    @BeforeAll
    static void writeFile() throws Exception {
        content = new SharedFiles(root).write("file", FILE_BYTES);
    }

    static Stream<Arguments> variantsAndFaults() {
        return Variants.strategies().flatMap(strategy -> Stream.of("lru", "none")
                .flatMap(policy -> Arrays.stream(Fault.values())
                        .map(fault -> Arguments.of(strategy, policy, fault))));
    }

    @ParameterizedTest
    @MethodSource("variantsAndFaults")
    void get_throughAFault_isRightOrAFailure(StrategySpec strategy, String policy, Fault fault)
            throws Exception {
        long descriptors = Descriptors.count();
        Set<Thread> threads = Threads.alive();
        try (FileServer server = TestClock.serve(
                Variants.of(root, strategy, CacheSpec.parse(policy), 1 << 20))) {
            for (long seed = 0; seed < seeds(fault); seed++) {
                try (FaultProxy proxy = new FaultProxy(server.address(), fault, seed,
                        ANSWER_BYTES)) {
                    byte @Nullable [] got = get(proxy, fault);
                    assertThat(proxy.wasApplied() || got != null).as(proxy.toString()).isTrue();
                    if (got != null) {
                        assertThat(got).as(proxy.toString()).isEqualTo(content);
                    }
                    if (fault.isHarmless()) {
                        assertThat(got).as(proxy.toString()).isNotNull();
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

    /** A request comes in pieces, late, not whole, or as another: no answer is a wrong one. */
    @ParameterizedTest
    @EnumSource(Fault.class)
    void get_requestThroughAFault_isRightOrAFailure(Fault fault) throws Exception {
        try (FileServer server = TestClock.serve(
                Variants.of(root, "virtual-thread", "lru", 1 << 20))) {
            for (long seed = 0; seed < seeds(fault); seed++) {
                try (FaultProxy proxy = new FaultProxy(server.address(), fault, Side.CLIENT, seed,
                        "GET file\n".length())) {
                    byte @Nullable [] got = get(proxy, fault);
                    assertThat(proxy.wasApplied()).as(proxy.toString()).isTrue();
                    if (got != null || fault.isHarmless()) {
                        assertThat(got).as(proxy.toString()).isEqualTo(content);
                    }
                }
            }
            Await.until("all have gone", () -> server.connectionStats().open() == 0);
            server.checkInvariants();
        }
    }

    /** Questions in one segment, answers in one segment: each answer is that to its question. */
    @ParameterizedTest
    @EnumSource(Side.class)
    void pipelined_throughAProxyThatGathers_areAnsweredInOrder(Side side) throws Exception {
        SharedFiles files = new SharedFiles(root);
        int requests = 100;
        for (int i = 0; i < requests; i++) {
            files.write("small" + i, i);
        }
        try (FileServer server = TestClock.serve(
                Variants.of(root, "virtual-thread", "lru", 1 << 20));
                FaultProxy proxy = new FaultProxy(server.address(), Fault.COALESCE, side, 0, 1);
                RawClient client = RawClient.connect(proxy.address(), 0)) {
            for (int i = 0; i < requests; i++) {
                client.send("GET small" + i + "\n");
            }
            for (int i = 0; i < requests; i++) {
                assertThat(client.body()).isEqualTo(SharedFiles.content("small" + i, i, 1));
            }
        }
    }

    /** What the proxy is worth: where it cuts or flips within the body, no transfer ends well. */
    @Test
    void get_bodyCutOrChanged_isNeverTakenForRight() throws Exception {
        try (FileServer server = TestClock.serve(
                Variants.of(root, "virtual-thread", "lru", 1 << 20))) {
            for (Fault fault : new Fault[]{Fault.CUT, Fault.RESET, Fault.HALF_CLOSE,
                    Fault.CORRUPT}) {
                for (long seed = 100; seed < 110; seed++) {
                    try (FaultProxy proxy = new FaultProxy(server.address(), fault, seed,
                            FILE_BYTES)) {
                        byte @Nullable [] got = get(proxy, fault);
                        assertThat(proxy.wasApplied()).as(proxy.toString()).isTrue();
                        assertThat(got == null || Arrays.equals(got, content))
                                .as(proxy.toString()).isTrue();
                        if (fault != Fault.CORRUPT) {
                            assertThat(got).as(proxy.toString()).isNull();
                        }
                    }
                }
            }
        }
    }

    /** One where each costs its time and is like the others. */
    private static int seeds(Fault fault) {
        return fault == Fault.STALL || fault == Fault.THIN ? 1 : SEEDS;
    }

    /**
     * The bytes of a transfer that ended well; null if it did not. Whoever gave up before the fault
     * was there asks again and waits longer.
     */
    private static byte @Nullable [] get(FaultProxy proxy, Fault fault) throws IOException {
        Duration patience = fault == Fault.STALL || fault == Fault.CORRUPT ? IMPATIENCE : PATIENCE;
        byte @Nullable [] got = get(proxy, patience);
        while (got == null && !proxy.wasApplied() && patience.compareTo(PATIENCE) < 0) {
            patience = patience.multipliedBy(4);
            got = get(proxy, patience);
        }
        return got;
    }

    private static byte @Nullable [] get(FaultProxy proxy, Duration patience) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (FileClient client = FileClient.connect(proxy.address(),
                ClientOptions.DEFAULT.withReadTimeout(patience))) {
            Received received = client.get("file", Channels.newChannel(body), Progress.NONE);
            assertThat(received.length()).isEqualTo(body.size());
            return body.toByteArray();
        } catch (ClientException failed) {
            return null;
        }
    }
}
