package dev.servelab.workload;

import dev.servelab.draw.OneHit;
import dev.servelab.draw.Places;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static dev.servelab.workload.WorkloadContractTest.draw;
import static dev.servelab.workload.WorkloadContractTest.files;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Each workload against what is known of it. Counts are binomial: bounds of five deviations are
 * never passed by chance, and the seeds are fixed.
 */
class WorkloadShapesTest {
    private static final long SEED = 5;
    private static final int FILES = 1_000;

    /** Nothing is more popular than anything else. */
    @Test
    void uniform_manyDraws_askForAllAlike() throws IOException {
        int draws = 200_000;
        Map<WorkFile, Long> counts = counts(draw(one("uniform", 1).requests(SEED, 1, 0), draws));
        double expected = (double) draws / FILES;

        assertThat(counts).hasSize(FILES);
        assertThat(counts.values()).as("seed %d", SEED)
                .allSatisfy(count -> assertThat((double) count)
                        .isCloseTo(expected, within(5 * Math.sqrt(expected))));
    }

    /** Independent references, all alike: lru holds any C of n files, so C / n are hits. */
    @Test
    void uniform_withLru_hitsTheShareThatIsCached() throws IOException {
        int draws = 50_000;
        double hits = lruHits(draw(one("uniform", 1).requests(SEED, 1, 0), draws), FILES / 4);

        assertThat(hits / draws).as("seed %d", SEED).isCloseTo(0.25, within(0.015));
    }

    @Test
    void loop_oneClient_isOneOrderAgainAndAgainAndLruNeverHits() throws IOException {
        List<WorkFile> asked = draw(one("loop", 1).requests(SEED, 1, 0), 3 * FILES);

        assertThat(new HashSet<>(asked.subList(0, FILES))).hasSize(FILES);
        assertThat(asked.subList(FILES, 2 * FILES)).isEqualTo(asked.subList(0, FILES));
        assertThat(lruHits(asked, FILES - 1)).isZero();
    }

    @Test
    void loop_severalClients_goThroughTheSameOrder() throws IOException {
        Workload loop = one("loop", 2);
        List<WorkFile> first = draw(loop.requests(SEED, 1, 0), FILES);
        List<WorkFile> second = new ArrayList<>(draw(loop.requests(SEED, 1, 1), FILES));
        Collections.rotate(second, -second.indexOf(first.getFirst()));

        assertThat(second).isEqualTo(first);
    }

    /** In turn they read on where the one before stopped, and lru never hits. */
    @Test
    void scan_clientsInTurn_readOneFileAfterAnother() throws IOException {
        List<WorkFile> asked = inTurn(one("scan", 3), 3, FILES);
        List<WorkFile> files = new ArrayList<>(files(FILES));
        Collections.rotate(files, -files.indexOf(asked.getFirst()));

        assertThat(asked.subList(0, FILES)).isEqualTo(files);
        assertThat(lruHits(asked, FILES - 1)).isZero();
    }

    /** A fifth of the files has four fifths of the requests as long as it stays. */
    @Test
    void hotspot_beforeItMoves_isAFifthOfTheFilesForAllClients() throws IOException {
        List<WorkFile> asked = inTurn(one("hotspot-shift", 4), 4, FILES / 8);
        long hottest = counts(asked).values().stream().sorted(Collections.reverseOrder())
                .limit(FILES / 5).mapToLong(Long::longValue).sum();

        assertThat((double) hottest / asked.size()).as("seed %d", SEED).isGreaterThan(0.75);
    }

    /** Hand-counted by windows: what is hot in one is cold a few moves later, and all have turns. */
    @Test
    void hotspot_longRun_moves() throws IOException {
        Requests requests = one("hotspot-shift", 1).requests(SEED, 1, 0);
        Set<WorkFile> hotBefore = hottest(draw(requests, FILES / 2));
        draw(requests, FILES);
        Set<WorkFile> hotAfter = hottest(draw(requests, FILES / 2));
        Map<WorkFile, Long> counts = counts(draw(requests, 100 * FILES));

        hotAfter.retainAll(hotBefore);
        assertThat(hotAfter.size()).as("hot before and after, seed %d", SEED)
                .isLessThan(hotBefore.size() / 2);
        assertThat(counts).hasSize(FILES);
        assertThat(Collections.max(counts.values())).isLessThan(100 * 4);
    }

    @Test
    void oneHit_untilTheyRunOut_eachIsAskedForOnce() throws IOException {
        Set<WorkFile> aside = aside(0.4);
        List<WorkFile> asked = inTurn(one("one-hit:0.4", 4), 4, 225).stream()
                .filter(aside::contains).toList();

        assertThat(aside).hasSize(400);
        assertThat(asked).as("of 900 requests, seed %d", SEED).doesNotHaveDuplicates();
        assertThat((double) asked.size())
                .isCloseTo(360, within(5 * Math.sqrt(900 * 0.4 * 0.6)));
    }

    @Test
    void oneHit_noShareAndTheWholeShare_areZipfAndARound() throws IOException {
        assertThat(draw(one("one-hit:0", 1).requests(SEED, 1, 0), 5_000))
                .doesNotContainAnyElementsOf(aside(0));
        List<WorkFile> all = draw(one("one-hit:1", 1).requests(SEED, 1, 0), 2 * FILES);
        assertThat(all.subList(0, FILES)).doesNotHaveDuplicates()
                .isEqualTo(all.subList(FILES, 2 * FILES));
    }

    /** A thousand clients, a thousand files, all alike: 1 - 1/e of the files are asked for first. */
    @Test
    void firstRequests_ofManyClientsAndWindows_differ() throws IOException {
        Workload uniform = one("uniform", 1);
        Set<WorkFile> ofClients = new HashSet<>();
        Set<WorkFile> ofWindows = new HashSet<>();
        for (int i = 0; i < FILES; i++) {
            ofClients.add(uniform.requests(SEED, 1, i).next());
            ofWindows.add(uniform.requests(SEED, i, 1).next());
        }

        assertThat(ofClients.size()).as("seed %d", SEED).isBetween(580, 690);
        assertThat(ofWindows.size()).as("seed %d", SEED).isBetween(580, 690);
    }

    /** Windows that follow each other start at least a third of the round apart. */
    @Test
    void start_ofOneWindowAfterAnother_isFarAway() {
        for (int stream = 0; stream < 100; stream++) {
            long way = Math.floorMod(Places.start(SEED, stream + 1, FILES)
                    - Places.start(SEED, stream, FILES), (long) FILES);
            assertThat(Math.min(way, FILES - way)).as("after window %d", stream)
                    .isGreaterThan(FILES / 3);
        }
    }

    private static Set<WorkFile> aside(double share) {
        List<WorkFile> files = files(FILES);
        return Arrays.stream(new OneHit(FILES, share, SEED, 1).asked()).mapToObj(files::get)
                .collect(Collectors.toSet());
    }

    private static Workload one(String spec, int clients) throws IOException {
        return WorkloadSpec.parse(spec).over(files(FILES), SEED, clients);
    }

    /** As if all clients were equally fast. */
    private static List<WorkFile> inTurn(Workload workload, int clients, int requestsEach) {
        List<Requests> all = IntStream.range(0, clients)
                .mapToObj(client -> workload.requests(SEED, 1, client)).toList();
        List<WorkFile> asked = new ArrayList<>();
        for (int i = 0; i < requestsEach; i++) {
            all.forEach(requests -> asked.add(requests.next()));
        }
        return asked;
    }

    private static Map<WorkFile, Long> counts(List<WorkFile> asked) {
        Map<WorkFile, Long> counts = new HashMap<>();
        asked.forEach(file -> counts.merge(file, 1L, Long::sum));
        return counts;
    }

    /** Those asked for more than once. */
    private static Set<WorkFile> hottest(List<WorkFile> asked) {
        Map<WorkFile, Long> counts = counts(asked);
        counts.values().removeIf(count -> count < 2);
        return counts.keySet();
    }

    private static double lruHits(List<WorkFile> asked, int capacity) {
        Map<WorkFile, Boolean> cached = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<WorkFile, Boolean> eldest) {
                return size() > capacity;
            }
        };
        return asked.stream().filter(file -> cached.put(file, true) != null).count();
    }
}
