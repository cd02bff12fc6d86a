package dev.servelab.cache;

import dev.servelab.cache.Client.Answer;
import dev.servelab.protocol.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** One transfer for one request after another, as a connection has it. */
class TransferReuseTest {
    private final Client client = new Client();

    static List<String> policies() {
        return Policies.all();
    }

    /** Miss, hit, part, nothing, too large, refused, hit: none knows anything of the one before. */
    @ParameterizedTest
    @MethodSource("policies")
    void begin_afterEveryKindOfEnd_answersAnew(String policy) {
        try (Rig rig = new Rig(policy, 3)) {
            byte[] a = rig.file("a", 40);
            byte[] large = rig.file("large", 60);
            Transfer transfer = rig.cache.newTransfer(client);

            assertThat(answer(rig, transfer, "a", Selection.WHOLE).bytes()).isEqualTo(a);
            assertThat(transfer.outcome()).isEqualTo(Outcome.MISS);
            assertThat(answer(rig, transfer, "a", Selection.WHOLE).bytes()).isEqualTo(a);
            assertThat(transfer.outcome()).isEqualTo(Outcome.HIT);
            Selection part = (version, size, settled) -> new Part.Bytes(3, 5, false);
            assertThat(answer(rig, transfer, "a", part).bytes()).containsExactly(a[3], a[4]);
            assertThat(answer(rig, transfer, "a", (version, size, settled) -> new Part.Nothing())
                    .bytes())
                    .isEmpty();
            assertThat(transfer.outcome()).isEqualTo(Outcome.LOOKED_UP);
            assertThat(answer(rig, transfer, "large", Selection.WHOLE).bytes()).isEqualTo(large);
            assertThat(transfer.isPastCache()).isTrue();
            assertThat(answer(rig, transfer, "none", Selection.WHOLE).code())
                    .isEqualTo(ErrorCode.NOT_FOUND);
            assertThat(answer(rig, transfer, "a", Selection.WHOLE).bytes()).isEqualTo(a);
            assertThat(transfer.outcome()).isEqualTo(Outcome.HIT);
            assertThat(transfer.isPastCache()).isFalse();

            CacheStats stats = rig.stats();
            assertThat(stats.hits()).isEqualTo(3);
            assertThat(stats.misses()).isEqualTo(2);
            assertThat(stats.bytesHit()).isEqualTo(40 + 2 + 40);
            assertThat(rig.cache.list()).extracting(CachedFile::hits).containsExactly(3L);
        }
    }

    /** Hits of entries that are gone count on. */
    @Test
    void stats_hitFileEvicted_keepsItsHitsAndBytes() {
        try (Rig rig = new Rig("fifo", 2)) {
            byte[] a = rig.file("a", 30);
            rig.get("a", a);
            rig.get("a", a);
            rig.get("b", rig.file("b", 20));
            assertThat(rig.listed()).containsExactly("b");
            assertThat(rig.stats().hits()).isOne();
            assertThat(rig.stats().bytesHit()).isEqualTo(30);
            assertThat(rig.stats().bytesRequested()).isEqualTo(30 + 30 + 20);
        }
    }

    @Test
    void begin_whileUnderWay_throwsAndDisturbsNothing() {
        try (Rig rig = new Rig("lru", 2)) {
            byte[] a = rig.file("a", 30);
            Transfer transfer = rig.cache.newTransfer(client);
            transfer.begin("a", Selection.WHOLE, rig.clock.nanoTime());
            assertThatThrownBy(() -> transfer.begin("b", Selection.WHOLE, 0))
                    .isInstanceOf(IllegalStateException.class).hasMessageContaining("a is still");
            assertThat(client.finish(transfer).bytes()).isEqualTo(a);
        }
    }

    @Test
    void state_atRest_throws() {
        try (Rig rig = new Rig("lru", 2)) {
            rig.file("a", 30);
            Transfer transfer = rig.cache.newTransfer(client);
            assertThatThrownBy(transfer::state).isInstanceOf(IllegalStateException.class);
            answer(rig, transfer, "a", Selection.WHOLE);
            assertThatThrownBy(transfer::state).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(transfer::version).isInstanceOf(IllegalStateException.class);
            transfer.close();
        }
    }

    private Answer answer(Rig rig, Transfer transfer, String name, Selection wanted) {
        transfer.begin(name, wanted, rig.clock.nanoTime());
        Answer answer = client.finish(transfer);
        rig.cache.checkInvariants();
        return answer;
    }
}
