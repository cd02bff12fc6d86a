package dev.servelab.cli;

import dev.servelab.protocol.FileClient;
import dev.servelab.protocol.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A server says that it reads with root's rights; {@link MountsTest} has one without. */
final class RightsTest {
    private static final Duration GONE_WITHIN = Duration.ofSeconds(7);
    private static final String ROOT = "Name:\tjava\nUid:\t0\t0\t0\t0\nGid:\t5\t5\t5\t5\n";

    @TempDir
    private Path folder;

    @Test
    void serve_asRoot_saysSoInOneLine() throws Exception {
        if (Means.lacksRoot("a server that runs as root warns")) {
            return;
        }
        assertThat(saidAtStart()).containsOnlyOnce(Superuser.WARNING);
    }

    /** Servers under test would repeat it, and serve their harness alone. */
    @Test
    void serve_onALifeline_saysNothingOfIt() throws Exception {
        assertThat(saidAtStart("--lifeline")).isEmpty();
    }

    @Test
    void isRoot_byTheEffectiveNumber() {
        assertThat(Superuser.isRoot(ROOT)).isTrue();
        assertThat(Superuser.isRoot(ROOT.replace("0\t0\t0\t0", "1000\t0\t1000\t1000"))).isTrue();
        assertThat(Superuser.isRoot(ROOT.replace("0\t0\t0\t0", "0\t1000\t0\t0"))).isFalse();
        assertThat(Superuser.isRoot("")).isFalse();
    }

    private String saidAtStart(String... options) throws Exception {
        Path shared = Files.createDirectory(folder.resolve("shared"));
        Files.writeString(shared.resolve("file"), "x");
        try (ServeProcess server = ServeProcess.start(shared, options)) {
            try (FileClient client = server.connect()) {
                client.get("file", FileClient.DISCARD, Progress.NONE);
            }
            server.terminate();
            server.assertEndsWithin(GONE_WITHIN);
            return server.err();
        }
    }
}
