package dev.servelab.server;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.servelab.cache.CacheSpec;
import dev.servelab.cache.CacheStats;
import dev.servelab.disk.DiskModel;
import dev.servelab.disk.FileIo;
import dev.servelab.disk.NamedDisk;
import dev.servelab.testing.SharedFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A server over a declared disk is the same server: only when it answers is another matter. */
class DeclaredDiskServerTest {
    private static final long CACHE_BYTES = 1 << 20;
    /** So long that whoever is answered was not held by it. */
    private static final DiskModel NEVER = DiskModel.parse("10s:1GB/s:1");

    @TempDir
    static Path root;

    private static byte[] small;
    private static byte[] large;

    @BeforeAll
    static void writeFiles() throws Exception {
        SharedFiles files = new SharedFiles(root);
        files.write("empty", 0);
        small = files.write("small", 300_000);
        large = files.write("large", 2 << 20);
    }

    static Stream<Arguments> variants() {
        List<DiskModel> models = Stream.concat(
                Arrays.stream(NamedDisk.values()).map(NamedDisk::model),
                Stream.of(DiskModel.parse("1ms:500MB/s:2"))).toList();
        return models.stream().flatMap(model -> Stream.of(FileIo.DEFAULT, FileIo.INLINE)
                .map(fileIo -> Arguments.of(model, fileIo)));
    }

    /** Cached, past the cache because it is too large, a part of that, empty, and a hit. */
    @ParameterizedTest
    @MethodSource("variants")
    void get_overEveryModel_everyByteIsRight(DiskModel model, FileIo fileIo) throws Exception {
        try (FileServer server = TestClock.serve(settings(model).withFileIo(fileIo));
                RawClient client = RawClient.connect(server)) {
            assertThat(client.send("GET small\n").body()).isEqualTo(small);
            assertThat(client.send("GET large\n").body()).isEqualTo(large);
            assertThat(client.send("GET empty\n").body()).isEmpty();
            assertThat(client.send("GET small\n").body()).isEqualTo(small);
            CacheStats stats = server.cache().stats();
            assertThat(stats.hits()).isEqualTo(1);
            assertThat(stats.misses()).isEqualTo(3);
            JsonObject said = JsonParser.parseString(server.stats()).getAsJsonObject();
            assertThat(said.get("disk").getAsString()).isEqualTo(model.toString());
            assertThat(said.get("disk_on").getAsBoolean()).isEqualTo(model.isDeclared());
        }
    }

    /** Off it answers at once; on, the read is a call like any other, and stuck. */
    @Test
    void get_fromADiskThatTakesTooLong_isEndedByTheDiskTimeout() throws Exception {
        ServerSettings settings = withDiskTimeout(settings(NEVER), Duration.ofMillis(100));
        try (FileServer server = TestClock.serve(settings)) {
            server.declaredDisk(false);
            try (RawClient client = RawClient.connect(server)) {
                assertThat(client.send("GET small\n").body()).isEqualTo(small);
                assertThat(client.send("GET large\n").body()).isEqualTo(large);
                server.declaredDisk(true);
                assertThat(client.send("GET small\n").body()).as("a hit").isEqualTo(small);
                assertThat(client.send("STATS\n").body()).isNotEmpty();
                client.send("GET large\n").error("io-error");
            }
        }
    }

    /** Names, versions and listings are not content: with a disk that never answers they come. */
    @Test
    void lookUpAndList_costNothing() throws Exception {
        try (FileServer server = TestClock.serve(settings(NEVER));
                RawClient client = RawClient.connect(server)) {
            assertThat(client.send("FILES\n").body()).isNotEmpty();
            client.send("GET missing\n").error("not-found");
            assertThat(client.send("GET empty\n").body()).isEmpty();
        }
    }

    private static ServerSettings settings(DiskModel model) {
        return Variants.of(root, StrategySpec.DEFAULT, CacheSpec.parse("lru"), CACHE_BYTES)
                .withDisk(model, 1);
    }

    private static ServerSettings withDiskTimeout(ServerSettings settings, Duration timeout) {
        return new ServerSettings(settings.directory(), settings.strategy(), settings.listen(),
                settings.cache(), settings.front(), settings.fileIo(), timeout, settings.disk(),
                settings.diskSeed(), settings.resolution(), settings.log());
    }
}
