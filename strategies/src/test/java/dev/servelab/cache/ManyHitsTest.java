package dev.servelab.cache;

import dev.servelab.cache.Client.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Hits on the same few files by threads that begin together. */
class ManyHitsTest {
    private static final int THREADS = 4;
    private static final int HITS = 20_000;
    private static final List<String> NAMES = List.of("a", "b", "c", "d", "e");

    static List<String> policies() {
        return Policies.all();
    }

    @ParameterizedTest
    @MethodSource("policies")
    void get_hitsFromManyThreads_orderAndCountsStayWhole(String policy) throws Exception {
        try (Rig rig = new Rig(policy, NAMES.size());
                ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (String name : NAMES) {
                rig.get(name, rig.file(name, Rig.PACKET));
            }
            CountDownLatch all = new CountDownLatch(THREADS);
            List<Future<Long>> hits = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int first = i;
                hits.add(threads.submit(() -> hit(rig, first, all)));
            }
            long sum = 0;
            for (Future<Long> of : hits) {
                sum += of.get();
            }
            rig.cache.checkInvariants();
            assertThat(sum).isEqualTo((long) THREADS * HITS);
            assertThat(rig.stats().hits()).isEqualTo(sum);
            assertThat(rig.listed()).containsExactlyInAnyOrderElementsOf(NAMES);
        }
    }

    private static long hit(Rig rig, int first, CountDownLatch all) throws InterruptedException {
        all.countDown();
        all.await();
        Client client = new Client();
        long hits = 0;
        for (int i = 0; i < HITS; i++) {
            String name = NAMES.get((first + i) % NAMES.size());
            Answer answer = client.finish(rig.cache.get(name, client));
            if (answer.outcome() == Outcome.HIT && answer.bytes().length == Rig.PACKET) {
                hits++;
            }
        }
        return hits;
    }
}
