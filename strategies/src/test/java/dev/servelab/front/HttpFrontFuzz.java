package dev.servelab.front;

import dev.servelab.cache.CacheStats;
import dev.servelab.files.Resolution;
import dev.servelab.files.SharedDirectory;
import dev.servelab.testing.HttpReply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fuzz target: whatever a client says on a connection, it is answered on the wire that it speaks,
 * as a strict client can read it; only the shared files are opened, every pin comes back, and it
 * is all the same however the bytes are cut. The first byte of an input says how, and whether
 * there is a cache.
 */
public final class HttpFrontFuzz {
    /** In no answer: what is in files that may not be seen. */
    private static final String BAIT = "\u0001bait\u0001";
    private static final Set<String> SHARED = Set.of("file", "folder/inner");
    /** As docs/http.md says it; a line that is longer than a native one may have no end. */
    private static final Pattern HTTP = Pattern.compile(
            "(?!GET \\*)[A-Z]+ (?:/|\\*|http://)(?:[^\\n]* HTTP/[0-9]\\.[0-9]\\r?\\n.*|[^\\n]{4095}.*)",
            Pattern.DOTALL);

    private static @Nullable SharedDirectory served;

    private HttpFrontFuzz() {}

    /** Called by the fuzzer, once. Loads what is needed: that may take longer than an input. */
    public static void fuzzerInitialize() throws IOException {
        Path folder = Files.createTempDirectory("servelab-fuzz");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        served = share(folder);
        fuzzerTestOneInput("\0GET /file HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.0\r\n\r\n"
                .getBytes(ISO_8859_1));
    }

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (served != null) {
            check(input, served);
        }
    }

    /** Writes what is shared, and beside it what is not. */
    static SharedDirectory share(Path folder) throws IOException {
        Path root = Files.createDirectory(folder.resolve("root"));
        Files.createDirectory(root.resolve("folder"));
        Files.writeString(root.resolve("file"), "0123456789");
        Files.writeString(root.resolve("folder/inner"), "inner".repeat(1_000));
        Files.writeString(root.resolve(".hidden"), BAIT);
        Files.writeString(folder.resolve("outside"), BAIT);
        Files.createSymbolicLink(root.resolve("link"), Path.of("../outside"));
        return SharedDirectory.open(root, Resolution.wanted());
    }

    static void check(byte[] input, SharedDirectory directory) {
        if (input.length == 0) {
            return;
        }
        byte[] stream = Arrays.copyOfRange(input, 1, input.length);
        String policy = input[0] < 0 ? "none" : "lru";
        String answers = answer(stream, 0, policy, directory);
        assertThat(answer(stream, input[0] & 0x7F, policy, directory)).isEqualTo(answers);
    }

    /** What is said to the stream, a character for each byte. */
    private static String answer(byte[] stream, int how, String policy,
            SharedDirectory directory) {
        try (HttpRig rig = new HttpRig(directory, policy)) {
            String answers = new String(sent(rig, stream, how), ISO_8859_1);
            assertThat(answers).doesNotContain(BAIT);
            assertThat(SHARED).containsAll(rig.opened);
            if (HTTP.matcher(new String(stream, ISO_8859_1)).matches()) {
                assertThat(replies(answers)).isEqualTo(rig.log.size());
            } else {
                assertThat(answers).matches("(?s)(OK |ERR ).*|");
            }
            CacheStats stats = rig.cache.stats();
            assertThat(List.of(stats.pins(), stats.doomedBytes(), stats.loadingBytes(),
                    stats.streamBytes())).containsOnly(0L);
            rig.cache.checkInvariants();
            return answers;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** In one piece for 0, byte by byte for 1, else at places that follow from the number. */
    private static byte[] sent(HttpRig rig, byte[] stream, int how) {
        Random random = new Random(how);
        int most = how == 0 ? Math.max(1, stream.length) : how == 1 ? 1 : 1 << (how & 7);
        try (FrontDriver connection = rig.connect()) {
            for (int at = 0; at < stream.length;) {
                int end = Math.min(stream.length, how == 0 ? most : at + 1 + random.nextInt(most));
                connection.say(stream, at, end);
                at = end;
            }
            connection.end();
            assertThat(connection.isClosed()).as("closes at the end").isTrue();
            return connection.sent();
        }
    }

    /** How many there are. To HEAD there is no body; no body here begins as a head does. */
    private static int replies(String answers) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(answers.getBytes(ISO_8859_1));
        int count = 0;
        for (; in.available() > 0; count++) {
            HttpReply reply = HttpReply.readHead(in);
            int at = answers.length() - in.available();
            if (at < answers.length() && !answers.startsWith("HTTP/1.1 ", at)) {
                reply.readBody(in);
            }
        }
        return count;
    }

    private static void delete(Path folder) {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.toList().reversed()) {
                Files.delete(path);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
