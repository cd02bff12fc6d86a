package dev.servelab.time;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class TimekeeperTest {
    @Test
    void run_severalChecks_callsEachAgainAndAgainOnOneThread() throws Exception {
        CountDownLatch first = new CountDownLatch(3);
        CountDownLatch second = new CountDownLatch(3);
        AtomicReference<Thread> thread = new AtomicReference<>();
        try (Timekeeper keeper = new Timekeeper(() -> {
            thread.set(Thread.currentThread());
            first.countDown();
        }, second::countDown)) {
            first.await();
            second.await();
            assertThat(keeper).isNotNull();
        }
        Thread keeper = requireNonNull(thread.get());
        assertThat(keeper.isDaemon()).isTrue();
        keeper.join();
    }

    /** A check that throws is called again, and does not keep the others from being called. */
    @Test
    void run_checkThrows_goesOn() throws Exception {
        AtomicInteger thrown = new AtomicInteger();
        CountDownLatch others = new CountDownLatch(3);
        CountDownLatch reported = new CountDownLatch(1);
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, broken) -> reported.countDown());
        try (Timekeeper keeper = new Timekeeper(() -> {
            thrown.incrementAndGet();
            throw new IllegalStateException("planted");
        }, others::countDown)) {
            assertThat(others.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(reported.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(keeper).isNotNull();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        assertThat(thrown.get()).isGreaterThan(1);
    }
}
