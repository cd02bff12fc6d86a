package dev.servelab.server;

import com.google.gson.JsonParser;
import dev.servelab.cache.CacheSpec;
import dev.servelab.cache.Sending;
import dev.servelab.front.FrontSettings;
import dev.servelab.linux.Platform;
import dev.servelab.testing.NotChecked;
import dev.servelab.testing.SharedFiles;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Servers whose sockets take the cache's pages, where strategies differ from the event loop's. */
class ZeroCopyServerTest {
    private static final int KIB = 1024;
    private static final int LARGE = 3 << 20;
    private static final int LATE = 128 * KIB;
    /** Around what is copied, around a write, and in the middle of a page of a long file. */
    private static final int[] SIZES = {0, 1, 16 * KIB, 64 * KIB, 64 * KIB + 1, 128 * KIB, 200_001,
            LARGE};

    @TempDir
    static Path root;
    private static final Map<String, byte[]> FILES = new LinkedHashMap<>();

    @BeforeAll
    static void writeFiles() throws Exception {
        SharedFiles files = new SharedFiles(root);
        for (int size : SIZES) {
            FILES.put("f" + size, files.write("f" + size, size));
        }
        for (String name : new String[]{"a", "b", "c", "d"}) {
            FILES.put(name, files.write(name, LATE));
        }
    }

    static Stream<StrategySpec> strategies() {
        if (!Platform.isKnown()) {
            NotChecked.here("servers that send without a copy",
                    "not a Linux whose calls are known");
        }
        return Variants.strategies().filter(spec -> spec.sends(Sending.ZERO_COPY))
                .filter(spec -> Platform.isKnown());
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("strategies")
    void get_everySizeOverEitherWire_isItsBytes(StrategySpec strategy) throws Exception {
        try (FileServer server = serve(strategy, 8 << 20)) {
            for (Spoken spoken : Spoken.values()) {
                try (RawClient client = RawClient.connect(server, spoken)) {
                    for (Map.Entry<String, byte[]> file : FILES.entrySet()) {
                        assertThat(client.get(file.getKey()).body()).as(file.getKey())
                                .isEqualTo(file.getValue());
                    }
                }
            }
            assertThat(JsonParser.parseString(server.stats()).getAsJsonObject().get("send")
                    .getAsString()).isEqualTo("zero-copy");
        }
    }

    /** The file has gone to the socket, its pin is back, and others have its memory. */
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("strategies")
    void get_readAfterOthersTookTheMemory_isTheFileThatWasAskedFor(StrategySpec strategy)
            throws Exception {
        try (FileServer server = serve(strategy, 2 * LATE);
                RawClient late = RawClient.connect(server);
                RawClient other = RawClient.connect(server)) {
            late.get("a");
            Await.until("the whole answer is the socket's",
                    () -> server.cache().stats().misses() == 1
                            && server.cache().stats().pins() == 0);
            for (String name : new String[]{"b", "c", "d"}) {
                assertThat(other.get(name).body()).isEqualTo(FILES.get(name));
            }
            assertThat(server.cache().stats().evictions()).isEqualTo(2);
            assertThat(late.body()).isEqualTo(FILES.get("a"));
        }
    }

    /** More of them than there are processors: none may hold a thread that others need. */
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("strategies")
    void get_besideReadersThatStall_isServed(StrategySpec strategy) throws Exception {
        int stalling = 2 * Runtime.getRuntime().availableProcessors() + 2;
        try (FileServer server = serve(strategy, 8 << 20); Stalled stalled = new Stalled()) {
            for (int i = 0; i < stalling; i++) {
                stalled.get(server, "f" + LARGE);
            }
            try (RawClient client = RawClient.connect(server)) {
                for (int i = 0; i < 3; i++) {
                    assertThat(client.get("f200001").body()).isEqualTo(FILES.get("f200001"));
                }
            }
            for (RawClient late : stalled.clients()) {
                assertThat(late.read(LARGE)).isEqualTo(FILES.get("f" + LARGE));
            }
        }
    }

    @Test
    void settings_thatCannotSendSo_areRefused() {
        Stream.of("thread-per-connection", "thread-pool:4").forEach(
                name -> assertThatThrownBy(() -> settings(StrategySpec.parse(name), 1 << 20))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(name + " with send zero-copy"));
        ServerSettings possible = settings(StrategySpec.parse("event-loop"), 1 << 20);
        assertThatThrownBy(() -> possible.withFront(
                new FrontSettings(KIB, 16, FrontSettings.DEFAULT_IDLE_TIMEOUT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("16384 bytes in one write");
    }

    private static FileServer serve(StrategySpec strategy, long budgetBytes) throws Exception {
        return TestClock.serve(settings(strategy, budgetBytes));
    }

    private static ServerSettings settings(StrategySpec strategy, long budgetBytes) {
        ServerSettings settings = Variants.of(root, strategy, CacheSpec.parse("lru"), budgetBytes);
        return settings.withCache(settings.cache().withSend(Sending.ZERO_COPY));
    }
}
