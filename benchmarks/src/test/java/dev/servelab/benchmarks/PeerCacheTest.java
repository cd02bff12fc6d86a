package dev.servelab.benchmarks;

import dev.servelab.benchmarks.peer.Peer;
import dev.servelab.benchmarks.peer.PeerCache;
import dev.servelab.cache.CacheSpec;
import dev.servelab.cache.CacheStats;
import dev.servelab.cache.Outcome;
import dev.servelab.cache.Selection;
import dev.servelab.cache.Transfer;
import dev.servelab.eviction.Order;
import dev.servelab.files.Resolution;
import dev.servelab.files.SharedDirectory;
import dev.servelab.protocol.ErrorCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Other people's caches answer as ours does, as far as they can. */
class PeerCacheTest {
    private static final int PACKET_BYTES = 1024;
    private static final int FILE_BYTES = 100_000;
    private static final long BUDGET_BYTES = 1 << 20;

    private final Asker asker = new Asker();

    @ParameterizedTest
    @EnumSource
    void read_twice_isAMissThenAHitWithTheSumOfOurs(Peer peer) {
        try (PeerCache cache = create(peer);
                CacheRig ours = new CacheRig(new CacheSpec(Order.LRU, false), FILE_BYTES)) {
            int sum = asker.read(ours.cache(), "file");

            assertThat(cache.getIfPresent("file")).isFalse();
            assertThat(asker.read(cache, "file")).isEqualTo(sum);
            assertThat(cache.getIfPresent("file")).isTrue();
            assertThat(asker.read(cache, "file")).isEqualTo(sum);
            CacheStats stats = cache.stats();
            assertThat(stats.misses()).isOne();
            assertThat(stats.hits()).isOne();
            assertThat(stats.bytesHit()).isEqualTo(FILE_BYTES);
            assertThat(stats.bytesRequested()).isEqualTo(2 * FILE_BYTES);
        }
    }

    @ParameterizedTest
    @EnumSource
    void get_restOfAFile_givesSoManyBytes(Peer peer) {
        try (PeerCache cache = create(peer)) {
            String version = cache.get("file", asker).version();
            Transfer rest = cache.get("file", Selection.from(FILE_BYTES - 10, version), asker);
            ByteBuffer out = ByteBuffer.allocate(FILE_BYTES);
            rest.copyRest(out);

            assertThat(rest.outcome()).isEqualTo(Outcome.HIT);
            assertThat(rest.length()).isEqualTo(10);
            assertThat(out.position()).isEqualTo(10);
            assertThat(rest.remaining()).isZero();
        }
    }

    /** 64 files of 98 packets each; ten fit into 1,024 packets, fewer if they lie in segments. */
    @ParameterizedTest
    @EnumSource
    void read_moreThanFits_holdsNoMoreThanTheBudget(Peer peer) {
        try (PeerCache cache = create(peer)) {
            for (int i = 0; i < 64; i++) {
                asker.read(cache, "file-" + i);
            }

            assertThat(cache.stats().cachedBytes()).isPositive().isLessThanOrEqualTo(BUDGET_BYTES)
                    .isEqualTo(cache.stats().entries() * 98 * PACKET_BYTES);
        }
    }

    @ParameterizedTest
    @EnumSource
    void get_fileThatIsNotThere_isRefused(Peer peer, @TempDir Path folder) throws IOException {
        try (SharedDirectory empty = SharedDirectory.open(folder, Resolution.AUTO);
                PeerCache cache = peer.create(BUDGET_BYTES, PACKET_BYTES, empty);
                Transfer transfer = cache.get("file", asker)) {
            assertThat(transfer.state()).isEqualTo(Transfer.State.FAILED);
            assertThat(transfer.refusal().code()).isEqualTo(ErrorCode.IO_ERROR);
        }
    }

    private static PeerCache create(Peer peer) {
        return peer.create(BUDGET_BYTES, PACKET_BYTES, new MemoryDirectory(FILE_BYTES));
    }
}
