package dev.servelab.cache;

import dev.servelab.cache.Client.Answer;
import dev.servelab.disk.Waiter;
import dev.servelab.protocol.ErrorCode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.servelab.cache.Outcome.HIT;
import static dev.servelab.cache.Outcome.MISS;
import static dev.servelab.cache.Outcome.SHARED_MISS;
import static org.assertj.core.api.Assertions.assertThat;

/** Where all of a file is wanted whatever it is, the thread that looked it up goes on to load it. */
@Timeout(60)
class LoadAfterLookupTest {
    private static final int BYTES = 40;

    private final HeldJobs jobs = new HeldJobs();

    static List<String> policies() {
        return Policies.all();
    }

    /** One hand-over there, and one back. */
    @ParameterizedTest
    @MethodSource("policies")
    void get_whole_isOneJobAndOneWakeUp(String policy) {
        try (Rig rig = rig(policy)) {
            byte[] a = rig.file("a", BYTES);
            Wakes wakes = new Wakes();
            Transfer transfer = rig.cache.get("a", wakes);
            assertThat(transfer.state()).isEqualTo(Transfer.State.WAITING);
            jobs.runNext();
            assertThat(wakes.count).isOne();
            Answer answer = new Client().finish(transfer);
            assertThat(answer.bytes()).isEqualTo(a);
            assertThat(answer.outcome()).isEqualTo(MISS);
            assertThat(jobs.handedOver()).isOne();
            assertThat(rig.stats().diskReads()).isOne();
            assertThat(rig.listed()).containsExactly("a");
        }
    }

    /** Whether it needs the file is known only when there is a version: the load is a second job. */
    @Test
    void get_part_isTwoJobs() {
        try (Rig rig = rig("lru")) {
            rig.file("a", BYTES);
            Client client = new Client();
            Transfer transfer = rig.cache.get("a", NotedSelection.bytes(0, BYTES, true), client);
            transfer.state();
            jobs.runNext();
            assertThat(rig.files.reads).hasValue(0);
            transfer.state();
            jobs.runNext();
            assertThat(client.finish(transfer).outcome()).isEqualTo(MISS);
            assertThat(jobs.handedOver()).isEqualTo(2);
        }
    }

    /** Under inline it is the thread of one who needs no byte that would load the file. */
    @Test
    void get_wholeThatJoinedALookupForNoByte_loadsByAJobOfItsOwn() {
        try (Rig rig = rig("lru")) {
            byte[] a = rig.file("a", BYTES);
            Client client = new Client();
            Transfer size = rig.cache.get("a", NotedSelection.nothing(), client);
            size.state();
            Rig.Held whole = begin(rig, "a");
            jobs.runNext();
            assertThat(rig.files.reads).hasValue(0);
            assertThat(whole.transfer().state()).isEqualTo(Transfer.State.WAITING);
            jobs.runNext();
            assertThat(whole.finish().bytes()).isEqualTo(a);
            size.close();
        }
    }

    /** Whoever looks first is the one that the disk was read for, also when all is there by then. */
    @ParameterizedTest
    @MethodSource("policies")
    void get_threeShareTheLookup_oneMissAndNoHit(String policy) {
        try (Rig rig = rig(policy)) {
            byte[] a = rig.file("a", BYTES);
            List<Rig.Held> waiting = three(rig);
            jobs.runNext();
            assertThat(rig.stats().pins()).isEqualTo(3);
            List<Outcome> outcomes = new ArrayList<>();
            for (Rig.Held each : waiting.reversed()) {
                Answer answer = each.finish();
                assertThat(answer.bytes()).isEqualTo(a);
                outcomes.add(answer.outcome());
            }
            assertThat(outcomes).containsExactly(MISS, SHARED_MISS, SHARED_MISS);
            assertThat(rig.stats().misses()).isOne();
            assertThat(rig.stats().sharedMisses()).isEqualTo(2);
            assertThat(rig.stats().diskReads()).isOne();
            assertThat(rig.files.opens).hasValue(1);
        }
    }

    /** Each has its pin from the beginning: what is evicted before it looks is its all the same. */
    @Test
    void get_evictedBeforeTheSecondLooks_isSentAllTheSame() {
        try (Rig rig = rig("lru")) {
            byte[] a = rig.file("a", BYTES);
            rig.file("b", 8 * Rig.PACKET);
            List<Rig.Held> waiting = three(rig);
            jobs.runNext();
            assertThat(waiting.getFirst().finish().bytes()).isEqualTo(a);
            Rig.Held other = begin(rig, "b");
            jobs.runNext();
            assertThat(rig.stats().dooms()).isOne();
            assertThat(waiting.get(1).finish().outcome()).isEqualTo(SHARED_MISS);
            assertThat(waiting.get(2).finish().bytes()).isEqualTo(a);
            other.transfer().close();
        }
    }

    /** What a file that goes past the cache is to the order and the counters is booked once. */
    @ParameterizedTest
    @ValueSource(ints = {9 * Rig.PACKET, 8 * Rig.PACKET})
    void get_pastTheCache_isBookedOnce(int bytes) {
        try (Rig rig = rig("lru")) {
            rig.file("held", 1);
            Rig.Held held = begin(rig, "held");
            jobs.runNext();
            assertThat(held.transfer().state()).isEqualTo(Transfer.State.READY);
            byte[] a = rig.file("a", bytes);
            Rig.Held past = begin(rig, "a");
            jobs.runNext();
            assertThat(past.transfer().state()).isEqualTo(Transfer.State.WAITING);
            jobs.runNext();
            assertThat(past.finish().bytes()).isEqualTo(a);
            assertThat(rig.stats().misses() + rig.stats().bypasses()).isEqualTo(2);
            assertThat(rig.stats().bytesPastCache()).isEqualTo(bytes);
            held.finish();
        }
    }

    @Test
    void close_whileTheNameIsLookedUp_nothingIsLoaded() {
        try (Rig rig = rig("lru")) {
            rig.file("a", BYTES);
            Rig.Held gone = begin(rig, "a");
            rig.files.beforeOpen = (name, at) -> gone.transfer().close();
            jobs.runNext();
            rig.checkNothingHeld();
            assertThat(rig.files.reads).hasValue(0);
            assertThat(rig.listed()).isEmpty();
        }
    }

    /** Nobody takes the entry: it is loaded to its end, and its pins are given back. */
    @Test
    void close_betweenLookupAndLoad_theFileIsCachedAndNothingHeld() {
        try (Rig rig = rig("lru")) {
            byte[] a = rig.file("a", BYTES);
            List<Rig.Held> gone = three(rig);
            rig.files.beforeRead = (name, at) -> gone.forEach(each -> each.transfer().close());
            jobs.runNext();
            rig.checkNothingHeld();
            assertThat(rig.listed()).containsExactly("a");
            assertThat(rig.stats().misses()).isZero();
            assertThat(rig.get("a", a)).isEqualTo(HIT);
        }
    }

    /** All fail with the load that they share; nobody begins another. */
    @Test
    void load_failsAtItsFirstPiece_allWhoSharedTheLookupAreToldAndNobodyLooksAgain() {
        try (Rig rig = rig("lru")) {
            byte[] a = rig.file("a", BYTES);
            rig.files.beforeRead = (name, at) -> {
                throw new IOException("planted");
            };
            List<Rig.Held> waiting = three(rig);
            jobs.runNext();
            for (Rig.Held each : waiting) {
                assertThat(each.finish().code()).isEqualTo(ErrorCode.IO_ERROR);
            }
            assertThat(jobs.handedOver()).isOne();
            rig.checkNothingHeld();
            assertThat(rig.listed()).isEmpty();
            rig.files.beforeRead = (name, at) -> {};
            Rig.Held again = begin(rig, "a");
            jobs.runNext();
            assertThat(again.finish().bytes()).isEqualTo(a);
        }
    }

    /** Who needs no byte is told when the look-up has ended, whatever becomes of the load. */
    @Test
    void load_stuckInItsFirstCall_whoOnlyLooksUpIsAnsweredAndTheOthersAreGivenUp()
            throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        try (Rig rig = rig("lru")) {
            rig.file("a", BYTES);
            rig.files.beforeRead = (name, at) -> {
                stuck.countDown();
                await(released);
            };
            Rig.Held whole = begin(rig, "a");
            Client client = new Client();
            Transfer size = rig.cache.get("a", NotedSelection.nothing(), client);
            assertThat(size.state()).isEqualTo(Transfer.State.WAITING);
            Thread pool = Thread.ofPlatform().start(jobs::runNext);
            try {
                stuck.await();
                client.awaitWoken();
                assertThat(size.state()).isEqualTo(Transfer.State.READY);
                assertThat(size.size()).isEqualTo(BYTES);
                rig.clock.advance(Rig.DISK_TIMEOUT.plus(Duration.ofMillis(1)));
                rig.disk.expire();
                assertThat(whole.finish().code()).isEqualTo(ErrorCode.IO_ERROR);
                assertThat(rig.disk.isStuck("a")).isTrue();
            } finally {
                released.countDown();
                pool.join();
            }
            assertThat(rig.disk.isStuck("a")).isFalse();
            size.close();
            assertThat(rig.listed()).isEmpty();
        }
    }

    private Rig rig(String policy) {
        return new Rig(policy, 8, new TestClock(), jobs);
    }

    private static List<Rig.Held> three(Rig rig) {
        return List.of(begin(rig, "a"), begin(rig, "a"), begin(rig, "a"));
    }

    private static Rig.Held begin(Rig rig, String name) {
        Client client = new Client();
        Transfer transfer = rig.cache.get(name, client);
        assertThat(transfer.state()).isEqualTo(Transfer.State.WAITING);
        return new Rig.Held(client, transfer);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Counts how often it is woken. */
    private static final class Wakes implements Waiter {
        int count;

        @Override
        public void wake() {
            count++;
        }

        @Override
        public void assign(Runnable job) {
            throw new AssertionError("there are workers");
        }

        @Override
        public void cut() {
            throw new AssertionError("no thread of its own is stuck");
        }
    }
}
