package dev.servelab.cache;

import dev.servelab.disk.Disk;
import dev.servelab.disk.FileIo;
import dev.servelab.files.OpenFile;
import dev.servelab.protocol.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.servelab.cache.Outcome.HIT;
import static dev.servelab.cache.Outcome.MISS;
import static org.assertj.core.api.Assertions.assertThat;

/** Calls that do not return: held by a latch, given up on when the injected clock says so. */
@Timeout(60)
class DiskTimeoutTest {
    /** Calls that are stuck, and what lets them go. */
    private final Semaphore entered = new Semaphore(0);
    private final CountDownLatch released = new CountDownLatch(1);

    /** What is stuck is let go whatever a test does, so that no thread outlives it. */
    @AfterEach
    void letGo() {
        released.countDown();
    }

    static List<String> policies() {
        return Policies.all();
    }

    @Test
    void open_stuck_nameIsRefusedAtOnceAndOthersAreNot() throws Exception {
        try (Rig rig = new Rig("lru", 8, new FileIo(1))) {
            byte[] a = rig.file("a", 20);
            byte[] b = rig.file("b", 20);
            rig.files.beforeOpen = (name, at) -> stick(name.equals("a"));
            Client client = new Client();
            Transfer stuck = rig.cache.get("a", client);
            assertThat(stuck.state()).isEqualTo(Transfer.State.WAITING);
            entered.acquire();
            rig.clock.advance(Rig.DISK_TIMEOUT);
            rig.disk.expire();
            assertThat(stuck.state()).as("at exactly the timeout").isEqualTo(
                    Transfer.State.WAITING);
            expire(rig, Duration.ofMillis(1));
            assertThat(client.finish(stuck).refusal()).isNotNull();
            assertThat(rig.refusal("a")).isEqualTo(ErrorCode.IO_ERROR);
            assertThat(rig.files.opens).hasValue(1);
            // The only thread is stuck: b is read by the one in its place.
            assertThat(rig.get("b", b)).isEqualTo(MISS);
            letReturn(rig);
            assertThat(rig.get("a", a)).isEqualTo(MISS);
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void read_stuck_loadIsGivenUpAndItsBytesStayChargedUntilItReturns(String policy)
            throws Exception {
        try (Rig rig = new Rig(policy, 4, new FileIo(1))) {
            byte[] a = rig.file("a", 40);
            byte[] b = rig.file("b", 16);
            byte[] c = rig.file("c", 32);
            rig.files.mostPerRead = 16;
            rig.files.beforeRead = (name, at) -> stick(name.equals("a") && at == 16);
            Rig.Held first = rig.hold("a");
            Rig.Held second = rig.hold("a");
            entered.acquire();
            ByteArrayOutputStream begun = new ByteArrayOutputStream();
            assertThat(Client.take(first.transfer(), begun, 1_000)).isEqualTo(16);
            assertThat(begun.toByteArray()).isEqualTo(Arrays.copyOf(a, 16));
            expire(rig, Rig.DISK_TIMEOUT.plusMillis(1));
            for (Rig.Held held : List.of(first, second)) {
                assertThat(held.finish().refusal()).isNotNull();
            }
            // A late read still writes there.
            assertThat(rig.stats().doomedBytes()).isEqualTo(48);
            assertThat(rig.stats().pins()).isOne();
            assertThat(rig.stats().dooms()).isZero();
            assertThat(rig.get("b", b)).isEqualTo(MISS);
            assertThat(rig.get("c", c)).isEqualTo(Outcome.BYPASS);
            letReturn(rig);
            assertThat(rig.stats().doomedBytes()).isZero();
            assertThat(rig.get("b", b)).isIn(HIT, MISS);
            assertThat(rig.get("a", a)).isEqualTo(MISS);
        }
    }

    @Test
    void read_stuckPastTheCache_isCutAndItsBufferKeptUntilItReturns() throws Exception {
        try (Rig rig = new Rig("lru", 1, new FileIo(1))) {
            rig.file("large", 300_000);
            rig.files.beforeRead = (name, at) -> stick(at > 0);
            Rig.Held held = rig.hold("large");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            assertThat(Client.take(held.transfer(), bytes, 1 << 20)).isEqualTo(StreamBuffers.BYTES);
            assertThat(held.transfer().state()).isEqualTo(Transfer.State.WAITING);
            entered.acquire();
            expire(rig, Rig.DISK_TIMEOUT.plusMillis(1));
            assertThat(held.finish().refusal()).isNotNull();
            assertThat(rig.stats().streamBytes()).isEqualTo(StreamBuffers.CHARGED_BYTES);
            assertThat(rig.files.held).hasValue(1);
            letReturn(rig);
            rig.checkNothingHeld();
        }
    }

    /** Others use the entry while one asks, until that look-up is stuck; then io-error. */
    @Test
    void open_stuckWhileRevalidating_entryServesUntilTheTimeoutAndAgainAfterwards()
            throws Exception {
        try (Rig rig = new Rig("lru", 4, new FileIo(1))) {
            byte[] a = rig.file("a", 20);
            rig.get("a", a);
            rig.clock.advance(Duration.ofSeconds(2));
            rig.files.beforeOpen = (name, at) -> stick(true);
            Client client = new Client();
            Transfer asking = rig.cache.get("a", client);
            asking.state();
            entered.acquire();
            assertThat(rig.get("a", a)).isEqualTo(HIT);
            expire(rig, Rig.DISK_TIMEOUT.plusMillis(1));
            assertThat(client.finish(asking).refusal()).isNotNull();
            assertThat(rig.refusal("a")).isEqualTo(ErrorCode.IO_ERROR);
            assertThat(rig.listed()).containsExactly("a");
            letReturn(rig);
            assertThat(rig.get("a", a)).isEqualTo(HIT);
            assertThat(rig.stats().stale()).isZero();
        }
    }

    /**
     * The call returns after it was given up on, and before the loader is told so: the failure is
     * booked before the loader's pin goes, whoever comes first.
     */
    @Test
    void read_returnsBeforeTheLoaderIsToldThatItWasGivenUp_bytesAreGivenBack() throws Exception {
        CountDownLatch returned = new CountDownLatch(1);
        FileCache.Parts parts = new FileCache.Parts() {
            @Override
            public Loader newLoader(FileCache cache, Entry entry, OpenFile file) {
                return new Loader(cache, entry, file) {
                    @Override
                    protected void givenUp() {
                        released.countDown();
                        awaitUninterruptibly(returned);
                        super.givenUp();
                    }

                    @Override
                    protected void returned() {
                        super.returned();
                        returned.countDown();
                    }
                };
            }
        };
        try (Rig rig = new Rig("lru", 64, Rig.PACKET, Duration.ofSeconds(1), new FileIo(1),
                new TestClock(), parts)) {
            rig.file("a", 40);
            rig.files.beforeRead = (name, at) -> stick(true);
            Client client = new Client();
            Transfer transfer = rig.cache.get("a", client);
            assertThat(transfer.state()).isEqualTo(Transfer.State.WAITING);
            entered.acquire();
            transfer.close();
            expire(rig, Rig.DISK_TIMEOUT.plusMillis(1));
            rig.checkNothingHeld();
            assertThat(rig.listed()).isEmpty();
        }
    }

    /** With 64 threads stuck and replaced no more work is taken; what is cached is still served. */
    @Test
    void open_sixtyFourStuck_missesAreBusyAndHitsAreNot() throws Exception {
        try (Rig rig = new Rig("lru", 64, Rig.PACKET, Duration.ofDays(1), new FileIo(1))) {
            byte[] cached = rig.file("cached", 1);
            byte[] other = rig.file("other", 16);
            rig.get("cached", cached);
            Client late = new Client();
            // A part: the whole file would be loaded by the thread that looked it up.
            Transfer lookedUp = rig.cache.get("other", NotedSelection.bytes(0, 16, true), late);
            assertThat(lookedUp.state()).isEqualTo(Transfer.State.WAITING);
            late.awaitWoken();
            rig.file("large", 2_000);
            Client later = new Client();
            Transfer tooLarge = rig.cache.get("large", later);
            assertThat(tooLarge.state()).isEqualTo(Transfer.State.WAITING);
            later.awaitWoken();
            rig.files.beforeOpen = (name, at) -> stick(true);
            List<Rig.Held> stuck = new ArrayList<>();
            for (int i = 0; i < Disk.REPLACED_AT_MOST; i++) {
                Client client = new Client();
                Transfer transfer = rig.cache.get("stuck" + i, client);
                transfer.state();
                stuck.add(new Rig.Held(client, transfer));
                entered.acquire();
                expire(rig, Rig.DISK_TIMEOUT.plusMillis(1));
            }
            assertThat(rig.disk.stuckCount()).isEqualTo(Disk.REPLACED_AT_MOST);
            assertThat(rig.refusal("new")).isEqualTo(ErrorCode.BUSY);
            assertThat(rig.get("cached", cached)).isEqualTo(HIT);
            // Looked up before, to be loaded now: refused as well, and its room is given back.
            assertThat(late.finish(lookedUp).code()).isEqualTo(ErrorCode.BUSY);
            assertThat(later.finish(tooLarge).code()).isEqualTo(ErrorCode.BUSY);
            assertThat(rig.listed()).containsExactly("cached");
            stuck.forEach(held -> assertThat(held.finish().refusal()).isNotNull());
            letReturn(rig);
            rig.files.beforeOpen = (name, at) -> {};
            assertThat(rig.get("other", other)).isEqualTo(MISS);
        }
    }

    /** Read by the client's own thread, which cannot be replaced: its connection is cut. */
    @Test
    void open_stuckInline_carrierIsCutAndWhoJoinedIsTold() throws Exception {
        try (Rig rig = new Rig("lru", 4)) {
            byte[] a = rig.file("a", 20);
            rig.files.beforeOpen = (name, at) -> stick(true);
            Client carrier = new Client();
            Client joined = new Client();
            Transfer carried = rig.cache.get("a", carrier);
            assertThat(carried.state()).isEqualTo(Transfer.State.WAITING);
            Transfer waiting = rig.cache.get("a", joined);
            assertThat(waiting.state()).isEqualTo(Transfer.State.WAITING);
            Thread thread = Thread.ofPlatform().start(carrier::work);
            entered.acquire();
            expire(rig, Rig.DISK_TIMEOUT.plusMillis(1));
            assertThat(carrier.isCut()).isTrue();
            assertThat(joined.isCut()).isFalse();
            assertThat(joined.finish(waiting).refusal()).isNotNull();
            letReturn(rig);
            thread.join();
            carried.close();
            rig.checkNothingHeld();
            rig.files.beforeOpen = (name, at) -> {};
            assertThat(rig.get("a", a)).isEqualTo(MISS);
        }
    }

    /** Queueing for a thread is no call: only what has begun is given up on. */
    @Test
    void lookup_queuedBehindAStuckOne_isNotGivenUp() throws Exception {
        try (Rig rig = new Rig("lru", 8, new FileIo(1))) {
            byte[] b = rig.file("b", 20);
            rig.file("a", 20);
            rig.files.beforeOpen = (name, at) -> stick(name.equals("a"));
            Client first = new Client();
            Client second = new Client();
            Transfer stuck = rig.cache.get("a", first);
            stuck.state();
            entered.acquire();
            Transfer queued = rig.cache.get("b", second);
            queued.state();
            expire(rig, Rig.DISK_TIMEOUT.plusMillis(1));
            assertThat(second.finish(queued).bytes()).isEqualTo(b);
            assertThat(first.finish(stuck).refusal()).isNotNull();
            letReturn(rig);
        }
    }

    private void stick(boolean really) {
        if (really) {
            entered.release();
            awaitUninterruptibly(released);
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException late) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void expire(Rig rig, Duration later) {
        rig.clock.advance(later);
        rig.disk.expire();
        rig.cache.checkInvariants();
    }

    /** Lets the stuck calls return, and waits until the disk has noticed and the files are closed. */
    private void letReturn(Rig rig) {
        released.countDown();
        while (rig.disk.stuckCount() > 0 || rig.files.held.get() > 0) {
            Thread.onSpinWait();
        }
        while (rig.stats().doomedBytes() > 0 || rig.stats().streamBytes() > 0) {
            Thread.onSpinWait();
        }
        rig.cache.checkInvariants();
    }
}
