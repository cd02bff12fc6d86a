package dev.servelab.cache;

import dev.servelab.cache.Client.Answer;
import dev.servelab.cache.Rig.Held;
import dev.servelab.disk.Disk;
import dev.servelab.disk.FileIo;
import dev.servelab.files.Resolution;
import dev.servelab.files.SharedDirectory;
import dev.servelab.protocol.ErrorCode;
import dev.servelab.record.DecisionLog;
import dev.servelab.record.MemoryRecording;
import dev.servelab.testing.NotChecked;
import dev.servelab.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.servelab.cache.PartAsk.lookUp;
import static org.assertj.core.api.Assertions.assertThat;

/** Requests for version and size alone: the cache is as if they had not been made. */
class LookedUpTest {
    /** More than a budget of four packets. */
    private static final int LARGE = 100;

    static List<String> policies() {
        return Policies.all();
    }

    /** a, b and c cached, b asked for twice; then each is only looked up, the next victim first. */
    @ParameterizedTest
    @MethodSource("policies")
    void nothing_ofCachedFiles_changesNoCounterNoLineAndNoOrder(String policy) {
        try (Rig rig = new Rig(policy, 3)) {
            for (String name : List.of("a", "b", "c")) {
                rig.file(name, 10);
                rig.get(name);
            }
            rig.get("b");
            int opens = rig.files.opens.get();
            CacheStats stats = rig.stats();
            List<CachedFile> listed = rig.cache.list();
            for (CachedFile file : listed) {
                lookUp(rig, file.name(), (int) file.bytes());
            }
            assertThat(rig.cache.list()).isEqualTo(listed);
            assertThat(rig.stats()).isEqualTo(stats);
            assertThat(rig.files.opens).hasValue(opens);
        }
    }

    /** The same requests with and without looking up between them: the same victims. */
    @ParameterizedTest
    @MethodSource("policies")
    void nothing_betweenRequests_isInNoRecording(String policy) {
        assertThat(recorded(policy, true)).isEqualTo(recorded(policy, false));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 40, LARGE})
    void nothing_ofAnUncachedFile_looksUpAndLoadsNothing(int size) {
        try (Rig rig = new Rig("lru", 4)) {
            rig.file("a", size);
            CacheStats stats = rig.stats();
            lookUp(rig, "a", size);
            assertThat(rig.stats()).isEqualTo(stats);
            assertThat(rig.listed()).isEmpty();
            assertThat(rig.files.opens).hasValue(1);
            assertThat(rig.files.reads).hasValue(0);
            assertThat(rig.files.held).hasValue(0);
        }
    }

    @Test
    void nothing_policyNone_looksUpAndCountsNothing() {
        MemoryDirectory files = new MemoryDirectory();
        TestClock clock = new TestClock();
        files.put("a", Rig.content("a", 300));
        try (UncachedFiles cache = new UncachedFiles(files,
                new Disk(FileIo.INLINE, Rig.DISK_TIMEOUT, clock), clock)) {
            CacheStats stats = cache.stats();
            lookUp(cache, "a", 300);
            assertThat(cache.stats()).isEqualTo(stats);
            assertThat(files.reads).hasValue(0);
            assertThat(files.held).hasValue(0);
        }
    }

    /** Before its first byte is there the size is known. */
    @Test
    void nothing_whileTheFileIsLoaded_waitsForNoByteOfIt() {
        try (Rig rig = new Rig("lru", 4)) {
            byte[] a = rig.file("a", 40);
            Client client = new Client();
            Transfer loading = rig.cache.get("a", client);
            loading.state();
            client.work();
            loading.state();
            CacheStats stats = rig.stats();
            assertThat(stats.loadingBytes()).isPositive();
            Transfer lookedUp = rig.cache.get("a", NotedSelection.nothing(), new Client());
            assertThat(lookedUp.state()).isEqualTo(Transfer.State.READY);
            assertThat(lookedUp.size()).isEqualTo(40);
            assertThat(rig.stats()).isEqualTo(stats);
            assertThat(client.finish(loading).bytes()).isEqualTo(a);
        }
    }

    /** Ready and not yet closed, it stands in nobody's way: no doom, and memory at once. */
    @ParameterizedTest
    @MethodSource("policies")
    void nothing_notClosedYet_keepsNoEntryFromGoing(String policy) {
        try (Rig rig = new Rig(policy, 2)) {
            byte[] b = rig.file("b", 32);
            rig.file("a", 32);
            rig.get("a");
            Transfer open = rig.cache.get("a", NotedSelection.nothing(), new Client());
            assertThat(open.state()).isEqualTo(Transfer.State.READY);
            rig.get("b", b);
            assertThat(rig.listed()).containsExactly("b");
            assertThat(rig.stats().evictions()).isOne();
            assertThat(rig.stats().dooms()).isZero();
            assertThat(rig.stats().passedOver()).isZero();
            assertThat(open.size()).isEqualTo(32);
            open.close();
        }
    }

    /** Where a GET would have to go past the cache there is nothing to go past. */
    @Test
    void nothing_noRoom_isNoBypass() {
        try (Rig rig = new Rig("lru", 2)) {
            rig.file("a", 32);
            rig.file("b", 30);
            Held held = rig.hold("a");
            CacheStats stats = rig.stats();
            lookUp(rig, "b", 30);
            assertThat(rig.stats()).isEqualTo(stats);
            held.transfer().close();
        }
    }

    @Test
    void nothing_refusedName_isRefusedAsForAGet() {
        try (Rig rig = new Rig("lru", 4)) {
            rig.file("a", 40);
            rig.files.refuse("a", ErrorCode.DENIED);
            CacheStats stats = rig.stats();
            assertThat(ask(rig.cache, "a").code()).isEqualTo(ErrorCode.DENIED);
            assertThat(ask(rig.cache, "b").code()).isEqualTo(ErrorCode.NOT_FOUND);
            assertThat(rig.stats()).isEqualTo(stats);
        }
    }

    /** While it is ready, and before it is closed: of the file itself, as the system lists it. */
    @Test
    void nothing_ofARealFile_holdsNoDescriptor(@TempDir Path root) throws IOException {
        Path descriptors = Path.of("/proc/self/fd");
        if (!Files.isDirectory(descriptors)) {
            NotChecked.here("what this process has open", "the system does not list it");
            return;
        }
        Path file = Files.write(root.resolve("a"), new byte[LARGE]).toRealPath();
        try (SharedDirectory directory = SharedDirectory.open(root, Resolution.WALK);
                Disk disk = new Disk(FileIo.INLINE, Rig.DISK_TIMEOUT, Clock.SYSTEM);
                UncachedFiles cache = new UncachedFiles(directory, disk, Clock.SYSTEM)) {
            Client client = new Client();
            Transfer get = cache.get("a", client);
            client.await(get);
            assertThat(open(descriptors, file)).as("by a GET").isOne();
            get.close();
            Transfer lookedUp = cache.get("a", NotedSelection.nothing(), client);
            assertThat(client.await(lookedUp)).isEqualTo(Transfer.State.READY);
            assertThat(open(descriptors, file)).as("by who only looks").isZero();
            assertThat(lookedUp.size()).isEqualTo(LARGE);
        }
    }

    private static long open(Path descriptors, Path file) throws IOException {
        try (Stream<Path> all = Files.list(descriptors)) {
            return all.filter(each -> leadsTo(each, file)).count();
        }
    }

    private static boolean leadsTo(Path descriptor, Path file) {
        try {
            return Files.readSymbolicLink(descriptor).equals(file);
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    /** Twelve requests for five files in a cache of three, with every file looked up between them. */
    private static List<String> recorded(String policy, boolean lookingUp) {
        MemoryRecording recording = new MemoryRecording(policy, 3 * Rig.PACKET, Rig.PACKET);
        DecisionLog log = recording.log();
        try (Rig rig = new Rig(CacheSpec.parse(policy), 3L * Rig.PACKET, Rig.PACKET,
                Duration.ofSeconds(1), FileIo.INLINE, new TestClock(), new FileCache.Parts() {},
                log)) {
            for (int i = 0; i < 5; i++) {
                rig.file("f" + i, 10);
            }
            for (int i = 0; i < 12; i++) {
                rig.get("f" + i * i % 5);
                for (int j = 0; lookingUp && j < 5; j++) {
                    lookUp(rig, "f" + j, 10);
                }
            }
            return List.of(recording.assertReplays(Policies.order(policy)
                    .create(3L * Rig.PACKET)).toString(), rig.stats().toString(),
                    rig.cache.list().toString());
        }
    }

    private static Answer ask(ContentCache cache, String name) {
        Client client = new Client();
        return client.finish(cache.get(name, NotedSelection.nothing(), client));
    }
}
