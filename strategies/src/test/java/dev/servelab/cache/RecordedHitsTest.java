package dev.servelab.cache;

import dev.servelab.disk.FileIo;
import dev.servelab.record.DecisionLog;
import dev.servelab.record.MemoryRecording;
import dev.servelab.record.ReplayCounts;
import dev.servelab.testing.Depth;
import dev.servelab.testing.Figures;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests by many threads at once, recorded: a replay sees them in the order that the cache did. */
class RecordedHitsTest {
    private static final int THREADS = 16;
    private static final int REQUESTS = Depth.of(1_000, 100_000);
    private static final int FILES = 40;

    static List<String> policies() {
        return Policies.all();
    }

    /** 40 files of one to four packets in a cache of 30: most requests make room. */
    @ParameterizedTest
    @MethodSource("policies")
    @Tag(Depth.TAG)
    void get_byManyThreads_isReplayedToTheLastVictim(String policy) throws Exception {
        MemoryRecording recording = new MemoryRecording(policy, 30 * Rig.PACKET, Rig.PACKET);
        CacheStats stats;
        try (Rig rig = rig(policy, 30, recording.log());
                ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int file = 0; file < FILES; file++) {
                rig.file("file" + file, Rig.PACKET * (1 + file % 4));
            }
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int seed = i;
                ends.add(threads.submit(() -> ask(rig, seed)));
            }
            for (Future<?> end : ends) {
                end.get();
            }
            stats = rig.stats();
        }
        ReplayCounts counts = recording.assertReplays(
                Policies.order(policy).create(30 * Rig.PACKET));
        assertThat(counts.hits()).isEqualTo(stats.hits());
        assertThat(counts.sharedMisses()).isEqualTo(stats.sharedMisses());
        assertThat(counts.misses()).isEqualTo(stats.misses());
        assertThat(counts.bypasses()).isEqualTo(stats.bypasses());
        assertThat(counts.evictions()).isEqualTo(stats.evictions()).isPositive();
        if (Depth.isCampaign()) {
            Figures.say("recorded and replayed, " + policy, String.format(
                    "%,d requests of %d threads, %,d victims, %,d passed over", counts.requests(),
                    THREADS, counts.victims(), counts.passedOver()));
        }
    }

    /** One in sixteen is held for a while, so that pins refuse. */
    private static void ask(Rig rig, int seed) {
        Random draw = new Random(seed);
        Client client = new Client();
        Client slow = new Client();
        Transfer held = null;
        for (int i = 0; i < REQUESTS / THREADS; i++) {
            String name = "file" + (int) (FILES * draw.nextDouble() * draw.nextDouble());
            if (draw.nextInt(16) == 0) {
                if (held != null) {
                    slow.finish(held);
                }
                held = rig.cache.get(name, slow);
                slow.await(held);
            } else {
                client.finish(rig.cache.get(name, client));
            }
        }
        if (held != null) {
            slow.finish(held);
        }
    }

    /**
     * A, B are cached. One thread asks for A, and is held up between the record of its hit and the
     * order's being told; a second asks for B. Under the lock B has to wait, so A comes first in
     * both; without it the order hears of B first, and C evicts B where the replay evicts A.
     */
    @Test
    void get_hitsThatRace_comeInOneOrder() throws Exception {
        MemoryRecording recording = new MemoryRecording("lru", 2 * Rig.PACKET, Rig.PACKET);
        HeldHit held = new HeldHit(recording.log());
        try (Rig rig = rig("lru", 2, held.log())) {
            byte[] b = rig.file("b", Rig.PACKET);
            rig.get("a", rig.file("a", Rig.PACKET));
            rig.get("b", b);
            byte[] c = rig.file("c", Rig.PACKET);
            Thread first = start(rig, "a");
            held.awaitFirst();
            Thread second = start(rig, "b");
            held.release(second);
            first.join();
            second.join();
            rig.get("c", c);
        }
        recording.assertReplays(Policies.order("lru").create(2 * Rig.PACKET));
    }

    private static Thread start(Rig rig, String name) {
        return Thread.ofPlatform().start(() -> {
            Client client = new Client();
            client.finish(rig.cache.get(name, client));
        });
    }

    private static Rig rig(String policy, int packets, DecisionLog log) {
        return new Rig(CacheSpec.parse(policy), (long) packets * Rig.PACKET, Rig.PACKET,
                Duration.ofSeconds(1), FileIo.INLINE, new TestClock(), new FileCache.Parts() {},
                log);
    }

    /** Holds the thread of the first hit up once it is recorded, until a second has come by. */
    private static final class HeldHit {
        private final DecisionLog log;
        private final AtomicBoolean isSecond = new AtomicBoolean();
        private final CountDownLatch first = new CountDownLatch(1);
        private final CountDownLatch go = new CountDownLatch(1);

        HeldHit(DecisionLog behind) {
            log = (DecisionLog) Proxy.newProxyInstance(HeldHit.class.getClassLoader(),
                    new Class<?>[]{DecisionLog.class}, (proxy, method, arguments) -> {
                        Object answer = pass(behind, method, arguments);
                        if (method.getName().equals("hit") && !isSecond.getAndSet(true)) {
                            first.countDown();
                            go.await();
                        }
                        return answer;
                    });
        }

        private static @Nullable Object pass(DecisionLog behind, Method method,
                Object[] arguments) throws Throwable {
            try {
                return method.invoke(behind, arguments);
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
        }

        DecisionLog log() {
            return log;
        }

        void awaitFirst() throws InterruptedException {
            first.await();
        }

        /** Once the second is through, or waits for the lock. */
        void release(Thread second) {
            while (second.getState() != Thread.State.WAITING
                    && second.getState() != Thread.State.TERMINATED) {
                Thread.onSpinWait();
            }
            go.countDown();
        }
    }
}
