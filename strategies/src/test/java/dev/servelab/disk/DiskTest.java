package dev.servelab.disk;

import dev.servelab.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(60)
class DiskTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final AtomicLong now = new AtomicLong(1);
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final List<String> told = new ArrayList<>();

    private final Clock clock = new Clock() {
        @Override
        public long nanoTime() {
            return now.get();
        }

        @Override
        public long wallMillis() {
            return 0;
        }
    };

    /** What waits for it takes no notice. */
    private static final Waiter NOBODY = new Waiter() {
        @Override
        public void wake() {}

        @Override
        public void assign(Runnable job) {
            throw new AssertionError("a pool has threads of its own");
        }

        @Override
        public void cut() {
            throw new AssertionError("nobody's thread is stuck");
        }
    };

    /** A job of one call. */
    private final class OneCall extends DiskJob {
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch ended = new CountDownLatch(1);
        private final Runnable work;

        OneCall(String name, Runnable work) {
            super(name);
            this.work = work;
        }

        @Override
        protected void perform() {
            threads.add(Thread.currentThread());
            call(() -> {
                begun.countDown();
                work.run();
                return this;
            });
            tell("done");
        }

        @Override
        protected void givenUp() {
            synchronized (told) {
                told.add(name() + " given up");
            }
        }

        @Override
        protected void returned() {
            tell("returned");
        }

        private void tell(String what) {
            synchronized (told) {
                told.add(name() + " " + what);
            }
            ended.countDown();
        }
    }

    /** Both wait for each other: it ends only if there are two threads. */
    @Test
    @SuppressWarnings("try") // closed early, to see its threads end
    void submit_twoThreads_runTwoJobsAtOnce() throws Exception {
        try (Disk disk = new Disk(new FileIo(2), TIMEOUT, clock)) {
            CyclicBarrier both = new CyclicBarrier(2);
            OneCall a = submit(disk, "a", () -> await(both));
            OneCall b = submit(disk, "b", () -> await(both));
            a.ended.await();
            b.ended.await();
            assertThat(threads).hasSize(2)
                    .allMatch(thread -> thread.isDaemon()
                            && thread.getName().startsWith("file-io-"));
            assertThat(disk.stuckCount()).isZero();
            disk.close();
            assertThat(disk.awaitQuiet(Duration.ofSeconds(30))).isTrue();
        }
    }

    @Test
    void expire_callLastsTooLong_isGivenUpOnceAndReturnsLater() throws Exception {
        try (Disk disk = new Disk(new FileIo(1), TIMEOUT, clock)) {
            CountDownLatch release = new CountDownLatch(1);
            OneCall stuck = submit(disk, "stuck", () -> await(release));
            stuck.begun.await();
            now.addAndGet(TIMEOUT.toNanos());
            disk.expire();
            assertThat(disk.isStuck("stuck")).isFalse();
            now.addAndGet(2);
            disk.expire();
            disk.expire();
            assertThat(disk.isStuck("stuck")).isTrue();
            assertThat(disk.isStuck("other")).isFalse();
            assertThat(disk.stuckCount()).isOne();
            submit(disk, "other", () -> {}).ended.await();
            release.countDown();
            stuck.ended.await();
            assertThat(told).containsExactly("stuck given up", "other done", "stuck returned");
            assertThat(disk.isStuck("stuck")).isFalse();
            assertThat(disk.stuckCount()).isZero();
        }
    }

    /** One thread, three stuck in turn: four threads; when they have returned, one is left. */
    @Test
    void expire_stuckThreadsReturn_poolIsAsLargeAsBefore() throws Exception {
        try (Disk disk = new Disk(new FileIo(1), TIMEOUT, clock)) {
            CountDownLatch release = new CountDownLatch(1);
            List<OneCall> stuck = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                OneCall job = submit(disk, "stuck" + i, () -> await(release));
                stuck.add(job);
                job.begun.await();
                now.addAndGet(TIMEOUT.toNanos() + 2);
                disk.expire();
            }
            submit(disk, "a", () -> {}).ended.await();
            assertThat(threads).hasSize(4);
            release.countDown();
            for (OneCall job : stuck) {
                job.ended.await();
            }
            while (threads.stream().filter(Thread::isAlive).count() > 1) {
                Thread.onSpinWait();
            }
            submit(disk, "b", () -> {}).ended.await();
            assertThat(threads.stream().filter(Thread::isAlive).count()).isOne();
        }
    }

    @Test
    void submit_sixtyFourStuck_isBusyUntilOneReturns() throws Exception {
        try (Disk disk = new Disk(new FileIo(8), TIMEOUT, clock)) {
            CountDownLatch release = new CountDownLatch(1);
            CountDownLatch releaseFirst = new CountDownLatch(1);
            List<OneCall> stuck = new ArrayList<>();
            for (int i = 0; i < Disk.REPLACED_AT_MOST; i++) {
                CountDownLatch until = i == 0 ? releaseFirst : release;
                OneCall job = submit(disk, "same name", () -> await(until));
                stuck.add(job);
                job.begun.await();
                now.addAndGet(TIMEOUT.toNanos() + 2);
                disk.expire();
            }
            assertThatThrownBy(() -> submit(disk, "a", () -> {}))
                    .isInstanceOf(DiskBusyException.class);
            releaseFirst.countDown();
            stuck.getFirst().ended.await();
            submit(disk, "b", () -> {}).ended.await();
            assertThat(disk.isStuck("same name")).isTrue();
            release.countDown();
            for (OneCall job : stuck) {
                job.ended.await();
            }
            assertThat(disk.isStuck("same name")).isFalse();
        }
    }

    @Test
    void submit_noThreadToBeHad_isBusy() {
        Disk disk = new Disk(new FileIo(1), TIMEOUT, clock);
        disk.close();
        assertThatThrownBy(() -> submit(disk, "a", () -> {}))
                .isInstanceOf(DiskBusyException.class);
    }

    /** Ten steps of almost the whole time each, in one call. */
    @Test
    void call_ofManySteps_hasTheTimeForEach() throws Exception {
        try (Disk disk = new Disk(new FileIo(1), TIMEOUT, clock)) {
            OneCall[] job = new OneCall[1];
            job[0] = new OneCall("a", () -> {
                for (int step = 0; step < 10; step++) {
                    now.addAndGet(TIMEOUT.toNanos() - 2);
                    disk.expire();
                    job[0].stepEnded();
                }
            });
            disk.submit(job[0], NOBODY);
            job[0].ended.await();
            assertThat(told).containsExactly("a done");
        }
    }

    /** A job whose work breaks is told so, and its thread is replaced by the pool. */
    @Test
    void submit_jobBreaks_isGivenUpAndTheNextRuns() throws Exception {
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        CountDownLatch reported = new CountDownLatch(1);
        Thread.setDefaultUncaughtExceptionHandler((thread, broken) -> reported.countDown());
        try (Disk disk = new Disk(new FileIo(1), TIMEOUT, clock)) {
            OneCall broken = submit(disk, "broken", () -> {
                throw new IllegalStateException("planted");
            });
            broken.ended.await();
            reported.await();
            submit(disk, "next", () -> {}).ended.await();
            assertThat(told).containsExactly("broken given up", "broken returned", "next done");
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @Test
    void submit_inline_runsOnTheWaitersOwnThread() throws Exception {
        try (Disk disk = new Disk(FileIo.INLINE, TIMEOUT, clock)) {
            List<Runnable> assigned = new ArrayList<>();
            OneCall job = new OneCall("a", () -> {});
            disk.submit(job, new Waiter() {
                @Override
                public void wake() {}

                @Override
                public void assign(Runnable work) {
                    assigned.add(work);
                }

                @Override
                public void cut() {}
            });
            assertThat(told).isEmpty();
            assigned.getFirst().run();
            assertThat(told).containsExactly("a done");
            assertThat(threads).containsExactly(Thread.currentThread());
            assertThat(disk.awaitQuiet(Duration.ZERO)).isTrue();
        }
    }

    private OneCall submit(Disk disk, String name, Runnable work) throws DiskBusyException {
        OneCall job = new OneCall(name, work);
        disk.submit(job, NOBODY);
        return job;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}
