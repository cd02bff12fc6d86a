package dev.servelab.cache;

import dev.servelab.cache.Client.Answer;
import dev.servelab.protocol.ErrorCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.servelab.cache.Outcome.HIT;
import static dev.servelab.cache.Outcome.MISS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Loads that do not end as they should, or whose clients go away. */
class LoadFailureTest {
    static List<String> policies() {
        return Policies.all();
    }

    @ParameterizedTest
    @MethodSource("policies")
    void load_failsMidway_everyWaiterIsToldAndNothingStays(String policy) {
        try (Rig rig = new Rig(policy, 6)) {
            byte[] a = rig.file("a", 60);
            rig.files.mostPerRead = 16;
            rig.files.beforeRead = (name, at) -> {
                if (at >= 32) {
                    throw new IOException("planted");
                }
            };
            List<Rig.Held> waiting = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                waiting.add(begin(rig, "a"));
            }
            waiting.getFirst().client().work();
            for (Rig.Held waiter : waiting) {
                Answer answer = waiter.finish();
                assertThat(answer.code()).isEqualTo(ErrorCode.IO_ERROR);
                assertThat(answer.bytes()).isEqualTo(Arrays.copyOf(a, answer.bytes().length));
            }
            rig.checkNothingHeld();
            assertThat(rig.listed()).isEmpty();
            assertThat(rig.stats().dooms() + rig.stats().evictions() + rig.stats().stale())
                    .isZero();
            rig.files.beforeRead = (name, at) -> {};
            assertThat(rig.get("a", a)).isEqualTo(MISS);
            assertThat(rig.get("a", a)).isEqualTo(HIT);
        }
    }

    /** Woken, and not only told when it asks: a connection asks when it is woken. */
    @Test
    void load_failsAtItsFirstRead_everyWaiterIsWoken() {
        try (Rig rig = new Rig("lru", 6)) {
            rig.file("a", 60);
            rig.files.beforeRead = (name, at) -> {
                throw new IOException("planted");
            };
            Rig.Held loading = begin(rig, "a");
            Rig.Held joined = begin(rig, "a");

            loading.client().work();

            joined.client().awaitWoken();
            assertThat(joined.finish().code()).isEqualTo(ErrorCode.IO_ERROR);
            assertThat(loading.finish().code()).isEqualTo(ErrorCode.IO_ERROR);
        }
    }

    /** Its waiters may still send from those pages: charged as doomed until they have gone. */
    @Test
    void load_failedWhileAWaiterHoldsIt_bytesStayChargedUntilItGoes() {
        try (Rig rig = new Rig("lru", 4)) {
            rig.file("a", 40);
            rig.files.beforeRead = (name, at) -> {
                throw new IOException("planted");
            };
            Rig.Held first = begin(rig, "a");
            Rig.Held second = begin(rig, "a");
            first.client().work();
            assertThat(rig.stats().doomedBytes()).isEqualTo(48);
            first.transfer().close();
            first.transfer().close();
            assertThat(rig.stats().doomedBytes()).isEqualTo(48);
            assertThat(rig.stats().pins()).isOne();
            second.transfer().close();
            assertThat(rig.stats().doomedBytes()).isZero();
            assertThat(rig.stats().dooms()).isZero();
        }
    }

    @Test
    void load_fileShrinks_failsAndTheNextRequestGetsTheShorterFile() {
        try (Rig rig = new Rig("lru", 4)) {
            rig.file("a", 40);
            byte[] shorter = Rig.content("shorter", 20);
            rig.files.mostPerRead = 10;
            rig.files.beforeRead = (name, at) -> {
                if (at == 20) {
                    rig.files.rewrite("a", shorter, MemoryDirectory.LONG_AGO_NS + 1);
                }
            };
            assertThat(rig.refusal("a")).isEqualTo(ErrorCode.IO_ERROR);
            assertThat(rig.get("a", shorter)).isEqualTo(MISS);
        }
    }

    @Test
    void stream_failsMidway_bufferAndFileAreGivenBack() {
        try (Rig rig = new Rig("lru", 1)) {
            byte[] large = rig.file("large", 300_000);
            rig.files.beforeRead = (name, at) -> {
                if (at > 200_000) {
                    throw new IOException("planted");
                }
            };
            Answer answer = rig.get("large");
            assertThat(answer.refusal()).isNotNull();
            assertThat(answer.bytes()).isNotEmpty();
            assertThat(large).startsWith(answer.bytes());
            rig.checkNothingHeld();
        }
    }

    /** Something nobody thought of: not an IOException. The waiters are told all the same. */
    @Test
    void load_breaksUnexpectedly_waitersAreToldAndNothingStays() {
        try (Rig rig = new Rig("lru", 4)) {
            byte[] a = rig.file("a", 40);
            rig.files.beforeRead = (name, at) -> {
                throw new IllegalStateException("planted");
            };
            Rig.Held first = begin(rig, "a");
            Rig.Held second = begin(rig, "a");
            assertThatThrownBy(first.client()::work).hasMessage("planted");
            assertThat(second.finish().refusal()).isNotNull();
            first.transfer().close();
            rig.checkNothingHeld();
            rig.files.beforeRead = (name, at) -> {};
            assertThat(rig.get("a", a)).isEqualTo(MISS);
        }
    }

    @Test
    void lookup_breaksUnexpectedly_isAnIoErrorAndTheNextWorks() {
        try (Rig rig = new Rig("lru", 4)) {
            byte[] a = rig.file("a", 40);
            rig.files.beforeOpen = (name, at) -> {
                throw new IllegalStateException("planted");
            };
            Client client = new Client();
            Transfer transfer = rig.cache.get("a", client);
            transfer.state();
            assertThatThrownBy(client::work).hasMessage("planted");
            assertThat(transfer.state()).isEqualTo(Transfer.State.FAILED);
            assertThat(transfer.refusal().code()).isEqualTo(ErrorCode.IO_ERROR);
            transfer.close();
            rig.files.beforeOpen = (name, at) -> {};
            assertThat(rig.get("a", a)).isEqualTo(MISS);
        }
    }

    @Test
    void close_allWaitersLeaveALoad_itGoesOnAndTheFileIsCached() {
        try (Rig rig = new Rig("lru", 4)) {
            byte[] a = rig.file("a", 40);
            Rig.Held first = begin(rig, "a");
            Rig.Held second = begin(rig, "a");
            first.transfer().close();
            second.transfer().close();
            first.client().work();
            assertThat(rig.listed()).containsExactly("a");
            assertThat(rig.get("a", a)).isEqualTo(HIT);
            assertThat(rig.stats().misses()).isZero();
        }
    }

    @Test
    void close_duringTheLookup_theOpenedFileIsClosed() {
        try (Rig rig = new Rig("lru", 4)) {
            byte[] a = rig.file("a", 40);
            Client client = new Client();
            Transfer transfer = rig.cache.get("a", client);
            transfer.state();
            transfer.close();
            client.work();
            assertThat(rig.files.opens).hasValue(1);
            rig.checkNothingHeld();
            assertThat(rig.get("a", a)).isEqualTo(MISS);
        }
    }

    @Test
    void close_afterTheLookupBeforeGoingOn_theOpenedFileIsClosed() {
        try (Rig rig = new Rig("lru", 4)) {
            rig.file("a", 40);
            Client client = new Client();
            // Only of a part is it not known before that it needs the file.
            Transfer transfer = rig.cache.get("a", NotedSelection.bytes(0, 40, true), client);
            transfer.state();
            client.work();
            assertThat(rig.files.held).hasValue(1);
            transfer.close();
            rig.checkNothingHeld();
        }
    }

    @Test
    void close_midwayInAStream_bufferAndFileAreGivenBack() {
        try (Rig rig = new Rig("lru", 1)) {
            rig.file("large", 300_000);
            Rig.Held held = rig.hold("large");
            assertThat(rig.stats().streamBytes()).isEqualTo(StreamBuffers.CHARGED_BYTES);
            held.transfer().close();
            held.transfer().close();
            rig.checkNothingHeld();
        }
    }

    /** A transfer whose load has been entered, and whose read waits to be carried out. */
    private static Rig.Held begin(Rig rig, String name) {
        Client client = new Client();
        Transfer transfer = rig.cache.get(name, client);
        if (transfer.state() == Transfer.State.WAITING && client.hasJobs()) {
            client.work();
            transfer.state();
        }
        assertThat(transfer.state()).isEqualTo(Transfer.State.WAITING);
        return new Rig.Held(client, transfer);
    }
}
