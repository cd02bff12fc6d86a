package dev.servelab.server;

import dev.servelab.cache.CacheSettings;
import dev.servelab.cache.CacheSpec;
import dev.servelab.cache.CacheStats;
import dev.servelab.front.FrontSettings;
import dev.servelab.front.RequestLog;
import dev.servelab.protocol.ClientOptions;
import dev.servelab.protocol.Crc32c;
import dev.servelab.protocol.FileClient;
import dev.servelab.protocol.Progress;
import dev.servelab.protocol.Received;
import dev.servelab.testing.Depth;
import dev.servelab.testing.SharedFiles;
import java.io.ByteArrayOutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The edges: of the budget, of a packet, and of 31 and 32 bits. */
class SizesTest {
    private static final long GIBIBYTE = 1L << 30;
    private static final int BUDGET_BYTES = 1 << 20;

    @TempDir
    Path root;

    @TempDir(factory = SparseFile.Home.class)
    Path sparse;

    @ParameterizedTest
    @MethodSource("dev.servelab.server.Variants#caching")
    void get_exactlyTheBudget_isCached(StrategySpec strategy, CacheSpec policy) throws Exception {
        CacheStats stats = getTwice(Variants.of(root, strategy, policy, BUDGET_BYTES),
                BUDGET_BYTES);
        assertThat(List.of(stats.misses(), stats.hits(), stats.diskReads(), stats.cachedBytes()))
                .containsExactly(1L, 1L, 1L, (long) BUDGET_BYTES);
    }

    @ParameterizedTest
    @MethodSource("dev.servelab.server.Variants#caching")
    void get_oneByteMoreThanTheBudget_isServedAndNeverCached(StrategySpec strategy,
            CacheSpec policy) throws Exception {
        CacheStats stats = getTwice(Variants.of(root, strategy, policy, BUDGET_BYTES),
                BUDGET_BYTES + 1);
        assertThat(List.of(stats.misses(), stats.hits(), stats.bypasses(), stats.evictions()))
                .containsExactly(2L, 0L, 0L, 0L);
        assertThat(stats.peakBytes()).isZero();
    }

    /** An empty file costs one packet, or the page that it is in, and hits like any other. */
    @ParameterizedTest
    @MethodSource("dev.servelab.server.Variants#caching")
    void get_emptyFile_isCachedInOnePacket(StrategySpec strategy, CacheSpec policy)
            throws Exception {
        ServerSettings settings = Variants.of(root, strategy, policy, BUDGET_BYTES);
        CacheStats stats = getTwice(settings, 0);
        assertThat(List.of(stats.misses(), stats.hits(), stats.cachedBytes(), stats.bytesHit()))
                .containsExactly(1L, 1L, (long) settings.cache().unitBytes(), 0L);
    }

    /** With files that no packet divides, budgets from one packet up, whole or not. */
    @ParameterizedTest
    @CsvSource({"16, 1, 16", "16, 3, 4099", "1000, 64, 1000", "1000, 7, 999",
            "1000, 7, 1001", "1000, 7, 99999", "777, 100, 65537", "131072, 1, 131072",
            "131072, 1, 131073", "1024, 1, 16384", "1024, 1, 16385", "1023, 128, 300001"})
    void get_packetsOfAnySize_yieldTheSameBytes(int packetBytes, int packetsPerWrite, int fileBytes)
            throws Exception {
        long charge = Math.max(1, Math.ceilDiv((long) fileBytes, packetBytes)) * packetBytes;
        for (long budget : new long[]{packetBytes, charge - 1, charge, charge + packetBytes / 2}) {
            if (budget >= packetBytes) {
                CacheStats stats = getTwice(withPackets(budget, packetBytes, packetsPerWrite),
                        fileBytes);
                assertThat(stats.hits()).as("hits with a budget of %d", budget)
                        .isEqualTo(budget >= charge ? 1 : 0);
            }
        }
    }

    private ServerSettings withPackets(long budget, int packetBytes, int packetsPerWrite) {
        ServerSettings defaults = ServerSettings.defaults(root);
        return new ServerSettings(root, defaults.strategy(), defaults.listen(),
                new CacheSettings(CacheSpec.parse("lru"), budget, packetBytes, Variants.SELDOM),
                new FrontSettings(packetBytes, packetsPerWrite,
                        FrontSettings.DEFAULT_IDLE_TIMEOUT),
                defaults.fileIo(), defaults.diskTimeout(), defaults.disk(), defaults.diskSeed(),
                defaults.resolution(), RequestLog.NONE);
    }

    /** The file is sparse; the client checks the sum of all of it, and keeps nothing. */
    @ParameterizedTest
    @CsvSource({"thread-per-connection, fifo, 2147483647",
            "event-loop:1, lock-aware, 2147483649"})
    void get_moreThanAnIntHolds_everyByteIsRight(String strategy, String policy, long bytes)
            throws Exception {
        checkLarge(strategy, policy, bytes);
    }

    @Test
    @Tag(Depth.TAG)
    @Tag(Depth.ONLY)
    void get_fileOfManyGigabytes_everyByteIsRight() throws Exception {
        checkLarge("thread-pool:2", "none", 5 * GIBIBYTE + 1);
    }

    private void checkLarge(String strategy, String policy, long bytes) throws Exception {
        SparseFile.create(sparse.resolve("large"), bytes);
        ListenSettings listen = ListenSettings.loopback();
        ServerSettings settings = Variants.of(sparse, strategy, policy, 64L << 20)
                .withListen(new ListenSettings(listen.host(), 0, listen.backlog(),
                        listen.maxConnections(), 1 << 20))
                .withFront(new FrontSettings(1024, 128, FrontSettings.DEFAULT_IDLE_TIMEOUT));
        try (FileServer server = TestClock.serve(settings);
                FileClient client = FileClient.connect(server.address(), ClientOptions.DEFAULT,
                        new byte[1 << 20])) {
            Received whole = client.get("large", FileClient.DISCARD, Progress.NONE);
            assertThat(whole.length()).isEqualTo(bytes);
            assertThat(whole.crc32c()).isEqualTo(SparseFile.sum(bytes));
            rangeNearTheEnd(client, whole);
            assertThat(server.cache().stats().bytesRequested()).isEqualTo(bytes + 9);
            assertThat(server.cache().stats().bytesPastCache()).isEqualTo(bytes + 9);
        }
    }

    /** The last nine bytes, resumed from where all the others are there. */
    private static void rangeNearTheEnd(FileClient client, Received whole) throws Exception {
        long first = whole.length() - 9;
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        int front = SparseFile.sumOfFront(whole.length(), first);
        Received resumed = client.range("large", first, whole.version(), front,
                Channels.newChannel(rest), Progress.NONE);
        assertThat(resumed.length()).isEqualTo(9);
        assertThat(resumed.crc32c()).isEqualTo(whole.crc32c());
        assertThat(Crc32c.combine(front, sum(rest.toByteArray()), 9)).isEqualTo(whole.crc32c());
    }

    private static int sum(byte[] bytes) {
        Crc32c sum = new Crc32c();
        sum.update(bytes, 0, bytes.length);
        return sum.value();
    }

    private CacheStats getTwice(ServerSettings settings, int bytes) throws Exception {
        byte[] content = new SharedFiles(root).write("file", bytes);
        try (FileServer server = TestClock.serve(settings);
                RawClient client = RawClient.connect(server)) {
            assertThat(client.send("GET file\n").body()).isEqualTo(content);
            assertThat(client.send("GET file\n").body()).isEqualTo(content);
            server.checkInvariants();
            assertThat(server.cache().stats().pins()).isZero();
            return server.cache().stats();
        }
    }
}
