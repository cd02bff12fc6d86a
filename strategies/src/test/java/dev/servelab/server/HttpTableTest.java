package dev.servelab.server;

import dev.servelab.cache.CacheSpec;
import dev.servelab.files.ForwardingDirectory;
import dev.servelab.files.OpenFile;
import dev.servelab.files.Refusal;
import dev.servelab.files.SharedDirectory;
import dev.servelab.front.HttpExchange;
import dev.servelab.front.HttpFiles;
import dev.servelab.front.HttpTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The rows of {@link HttpTable}, each on a connection of its own, under every strategy. */
class HttpTableTest {
    /** More rows that are wrong are not needed to see that something is. */
    private static final int WRONG_AT_MOST = 3;
    /** For a server that waits where it should have closed. */
    private static final int PATIENCE_MS = 10_000;
    /** Asked for behind requests that end the connection, and nowhere else. */
    private static final String POISON = "poison";

    @TempDir
    static Path root;

    private static List<HttpExchange> rows = List.of();
    private static HttpFiles files = new HttpFiles();

    /** Opens what the JDK opens once and keeps, before anything is counted. */
    @BeforeAll
    static void writeFiles() throws IOException {
        rows = HttpTable.all();
        files = HttpFiles.write(root);
        try (FileServer server = TestClock.serve(
                Variants.of(root, "virtual-thread", "none", 1 << 20))) {
            tag(server, "small");
            tag(server, "empty");
        }
    }

    static Stream<Arguments> variants() {
        return Variants.strategies().flatMap(strategy -> Stream.of("lru", "none")
                .map(policy -> Arguments.of(strategy, policy)));
    }

    /** Twice: alone, and with another request right behind. */
    @ParameterizedTest
    @MethodSource("variants")
    void table_everyRow_isAnsweredAsItSaysAndLeavesNothing(StrategySpec strategy, String policy)
            throws Exception {
        Set<Thread> threads = Threads.alive();
        long descriptors = Descriptors.count();
        TreeMap<String, String> wrong = new TreeMap<>();
        LookedUp directory = new LookedUp(root);
        try (FileServer server = FileServer.openUnderTest(
                Variants.of(root, strategy, CacheSpec.parse(policy), 1 << 20), directory,
                new TestClock())) {
            server.start();
            for (HttpExchange row : rows) {
                try {
                    checkAlone(server, row);
                    checkWithAnotherBehind(server, row);
                    assertThat(directory.names).doesNotContain(POISON);
                } catch (AssertionError | IOException failed) {
                    wrong.put(row.toString(), String.valueOf(failed.getMessage()));
                    directory.names.clear();
                }
                if (wrong.size() == WRONG_AT_MOST) {
                    break;
                }
            }
            assertThat(wrong).isEmpty();
            Await.until("all have gone", () -> server.connectionStats().open() == 0
                    && Await.isAtRest(server));
            server.checkInvariants();
        }
        Threads.awaitNoneBut(threads);
        Descriptors.awaitAtMost(descriptors);
    }

    /** A table that nobody reads has no wrong rows. */
    @Test
    void all_tables_haveRowsOfBothKinds() {
        assertThat(HttpTable.all()).hasSizeGreaterThan(100)
                .anyMatch(HttpExchange::staysOpen).anyMatch(row -> !row.staysOpen());
    }

    private static void checkAlone(FileServer server, HttpExchange row) throws IOException {
        try (RawClient client = RawClient.connect(server, Spoken.HTTP)) {
            client.socket().setSoTimeout(PATIENCE_MS);
            client.send(row.request(files));
            row.check(client.in(), files);
            if (row.staysOpen()) {
                client.assertUsable();
            } else {
                client.assertEnd();
            }
        }
    }

    private static void checkWithAnotherBehind(FileServer server, HttpExchange row)
            throws IOException {
        String behind = row.staysOpen() ? "small" : POISON;
        try (RawClient client = RawClient.connect(server, Spoken.HTTP)) {
            client.socket().setSoTimeout(PATIENCE_MS);
            ByteArrayOutputStream both = new ByteArrayOutputStream();
            both.writeBytes(row.request(files));
            both.writeBytes(Spoken.HTTP.get(behind).getBytes(StandardCharsets.US_ASCII));
            client.send(both.toByteArray());
            row.check(client.in(), files);
            if (row.staysOpen()) {
                assertThat(client.body()).isEqualTo(files.content(behind));
            } else {
                client.assertEnd();
            }
        }
    }

    /** The entity tag of a file is its version on the native wire, in quotes. */
    private static void tag(FileServer server, String name) throws IOException {
        try (RawClient client = RawClient.connect(server)) {
            files.tag(name, '"' + client.get(name).header().version() + '"');
        }
    }

    /** The names that anybody has looked up. */
    private static final class LookedUp extends ForwardingDirectory {
        private final Set<String> names = ConcurrentHashMap.newKeySet();

        LookedUp(Path root) throws IOException {
            super(SharedDirectory.open(root, ServerSettings.defaults(root).resolution()));
        }

        @Override
        public OpenFile open(String name) throws Refusal {
            names.add(name);
            return super.open(name);
        }
    }
}
