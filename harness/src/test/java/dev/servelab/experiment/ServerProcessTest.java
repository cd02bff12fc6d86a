package dev.servelab.experiment;

import com.google.gson.JsonObject;
import dev.servelab.protocol.FileClient;
import dev.servelab.protocol.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The real {@code serve}, in a JVM of its own. */
class ServerProcessTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @Test
    void stats_afterARequest_haveCountedIt() throws Exception {
        Files.writeString(folder.resolve("grüße.txt"), "content");
        try (ServerProcess server = ServerProcess.start(launch("--policy", "fifo"))) {
            try (FileClient client = FileClient.connect(server.address(), LIMIT)) {
                assertThat(client.get("grüße.txt", FileClient.DISCARD, Progress.NONE).length())
                        .isEqualTo(7);
            }

            JsonObject stats = server.stats();

            assertThat(ServerCounters.of(stats).requests()).isEqualTo(1);
            assertThat(stats.get("policy").getAsString()).isEqualTo("fifo");
            assertThat(server.port()).isPositive();
            assertThat(server.figures().cpuNs()).isPresent();
        }
    }

    @Test
    void stop_runningServer_endsWithStatusZero() throws Exception {
        try (ServerProcess server = ServerProcess.start(launch())) {
            assertThat(server.stop(LIMIT)).isZero();
            assertThat(server.isAlive()).isFalse();
            assertThatThrownBy(server::stats).isInstanceOf(ServerFailure.class)
                    .hasMessageContaining("the server ended");
        }
    }

    @Test
    void kill_runningServer_endsAtOnce() throws Exception {
        try (ServerProcess server = ServerProcess.start(launch())) {
            server.kill();

            assertThat(server.isAlive()).isFalse();
        }
    }

    @Test
    void close_runningServer_endsByItsLifeline() throws Exception {
        ServerProcess server = ServerProcess.start(launch());

        server.close();

        assertThat(server.isAlive()).isFalse();
    }

    @Test
    void start_impossibleServer_saysWhatItSaid() {
        assertThatThrownBy(() -> ServerProcess.start(launch("--packet-size", "0")))
                .isInstanceOf(ServerFailure.class)
                .hasMessageContaining("status 2").hasMessageContaining("packet");
    }

    @Test
    void start_notAServer_isRefused() {
        List<String> noServer = ServerJvm.command(List.of("--version"));

        assertThatThrownBy(() -> ServerProcess.start(noServer)).isInstanceOf(IOException.class)
                .hasMessageContaining("not 'listening on'");
    }

    private ServerLaunch launch(String... options) {
        return new ServerLaunch(folder, List.of(options));
    }
}
