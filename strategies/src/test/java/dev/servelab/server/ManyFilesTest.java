package dev.servelab.server;

import dev.servelab.cache.CacheSettings;
import dev.servelab.cache.CacheSpec;
import dev.servelab.files.Resolution;
import dev.servelab.files.SharedDirectory;
import dev.servelab.protocol.ClientOptions;
import dev.servelab.protocol.FileClient;
import dev.servelab.protocol.FileRow;
import dev.servelab.protocol.Progress;
import dev.servelab.testing.Depth;
import dev.servelab.testing.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A folder of very many files, all of them empty: listed again and again, and all asked for. */
@Tag(Depth.TAG)
class ManyFilesTest {
    private static final int FILES = Depth.of(2_000, 100_000);
    private static final int FOLDERS = 10;
    private static final int TIMES = Depth.of(5, 20);
    private static final int CLIENTS = 4;
    /** As many files are cached as there are packets, and no more. */
    private static final int PACKETS = 256;

    @TempDir
    static Path root;

    @BeforeAll
    static void writeFiles() throws IOException {
        for (int folder = 0; folder < FOLDERS; folder++) {
            Files.createDirectory(root.resolve("folder" + folder));
        }
        for (int file = 0; file < FILES; file++) {
            Files.createFile(root.resolve(name(file)));
        }
    }

    private static String name(int file) {
        return "folder%d/file%06d".formatted(file % FOLDERS, file / FOLDERS);
    }

    @Test
    void list_veryManyFiles_againAndAgain_leaksNothing() throws Exception {
        for (Resolution way : List.of(Resolution.AUTO, Resolution.REAL_PATH)) {
            try (SharedDirectory directory = SharedDirectory.open(root, way)) {
                long descriptors = Descriptors.count();
                long before = System.nanoTime();
                for (int i = 0; i < TIMES; i++) {
                    assertThat(directory.list().files()).hasSize(FILES);
                }
                assertThat(Descriptors.count()).isEqualTo(descriptors);
                Figures.say("%,d files listed by %s".formatted(FILES, directory.resolution().id()),
                        "%d times, %,d ms each".formatted(TIMES, sinceMs(before) / TIMES));
            }
        }
    }

    /** Over the wire, by several at a time: some of them share a listing. */
    @Test
    void files_veryManyAskedAgainAndAgain_allGetThemAll() throws Exception {
        try (FileServer server = TestClock.serve(settings());
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            long descriptors = Descriptors.count();
            long before = System.nanoTime();
            List<Future<?>> ended = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                ended.add(clients.submit(() -> {
                    for (int time = 0; time < TIMES; time++) {
                        assertIsAll(server);
                    }
                    return null;
                }));
            }
            for (Future<?> client : ended) {
                client.get();
            }
            Descriptors.awaitAtMost(descriptors);
            Figures.say("%,d files asked for by FILES".formatted(FILES),
                    "%d clients, %d times each, in %,d ms".formatted(CLIENTS, TIMES,
                            sinceMs(before)));
        }
    }

    private static void assertIsAll(FileServer server) throws IOException {
        try (FileClient client = FileClient.connect(server.address(), ClientOptions.DEFAULT)) {
            List<FileRow> files = client.files();
            assertThat(files).hasSize(FILES);
            assertThat(files.getFirst().name()).isEqualTo(name(0));
            assertThat(files.getLast().name()).isEqualTo(name(FILES - 1));
        }
    }

    @Test
    void get_veryManyEmptyFiles_asManyAreCachedAsThereArePackets() throws Exception {
        try (FileServer server = TestClock.serve(settings());
                FileClient client = FileClient.connect(server.address(), ClientOptions.DEFAULT)) {
            for (int file = 0; file < FILES; file++) {
                assertThat(client.get(name(file), FileClient.DISCARD, Progress.NONE).length())
                        .isZero();
            }
            server.checkInvariants();
            assertThat(server.cache().stats().entries()).isEqualTo(PACKETS);
            assertThat(server.cache().stats().evictions()).isEqualTo(FILES - PACKETS);
            Figures.say("%,d empty files asked for".formatted(FILES),
                    "%d entries cached, one packet each".formatted(PACKETS));
        }
    }

    private static ServerSettings settings() {
        int packetBytes = CacheSettings.DEFAULT_PACKET_BYTES;
        return Variants.of(root, StrategySpec.DEFAULT, CacheSpec.parse("lru"),
                (long) PACKETS * packetBytes);
    }

    private static long sinceMs(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }
}
