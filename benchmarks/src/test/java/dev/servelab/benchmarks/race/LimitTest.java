package dev.servelab.benchmarks.race;

import dev.servelab.protocol.FileClient;
import dev.servelab.protocol.Progress;
import dev.servelab.testing.NotChecked;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The C loop answers as a server of the native wire does, and our load finds its way about it. */
class LimitTest {
    private static final int FILE_BYTES = 1_000_003;
    private static final byte[] CONTENT = new byte[FILE_BYTES];

    @TempDir
    private static Path folder;
    private static @Nullable Process limit;
    private static InetSocketAddress address = new InetSocketAddress(0);

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        new Random(1).nextBytes(CONTENT);
        Path program = folder.resolve("limit");
        if (!compile(program)) {
            return;
        }
        Path file = Files.write(folder.resolve("file"), CONTENT);
        limit = new ProcessBuilder(program.toString(), file.toString(), "2").start();
        String line = limit.inputReader(StandardCharsets.UTF_8).readLine();
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(),
                Integer.parseInt(line.substring(line.lastIndexOf(':') + 1)));
    }

    @AfterAll
    static void stop() {
        if (limit != null) {
            limit.destroyForcibly();
        }
    }

    @Test
    void get_anyName_givesTheFileWithItsSum() throws IOException {
        if (limit == null) {
            return;
        }
        try (FileClient client = FileClient.connect(address, Duration.ofSeconds(10))) {
            for (int time = 0; time < 2; time++) {
                ByteArrayOutputStream got = new ByteArrayOutputStream();
                client.get("any", Channels.newChannel(got), Progress.NONE);
                assertThat(got.toByteArray()).isEqualTo(CONTENT);
            }
        }
    }

    @Test
    void load_manyConnections_countsWholeAnswers() throws IOException {
        if (limit == null) {
            return;
        }
        try (SelectorLoad load = new SelectorLoad(address, 16)) {
            long answers = 0;
            while (answers == 0) {
                answers = load.run(20);
            }
            assertThat(answers).isPositive();
        }
        try (ManyClients clients = new ManyClients(address, 16)) {
            ByteBuffer request = SelectorLoad.request("f");
            ManyClients.Times times = clients.ask(request);
            assertThat(times.firstNs()).isPositive().isLessThanOrEqualTo(times.allNs());
        }
    }

    /** False if there is no compiler, or none for this system; then that is noted. */
    private static boolean compile(Path program) throws IOException, InterruptedException {
        String check = "benchmarks/limit/limit.c";
        if (!System.getProperty("os.name").equals("Linux")) {
            NotChecked.here(check, "it is for Linux");
            return false;
        }
        try {
            Process compiler = new ProcessBuilder("cc", "-O2", "-Wall", "-Wextra", "-Werror", "-o",
                    program.toString(), Path.of("limit", "limit.c").toString()).inheritIO().start();
            assertThat(compiler.waitFor()).as("exit status of cc").isZero();
            return true;
        } catch (IOException absent) {
            NotChecked.here(check, "there is no C compiler");
            return false;
        }
    }
}
