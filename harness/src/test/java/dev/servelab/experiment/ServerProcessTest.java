package dev.servelab.experiment;

import com.google.gson.JsonObject;
import dev.servelab.protocol.FileClient;
import dev.servelab.protocol.Progress;
import dev.servelab.telemetry.Kind;
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
    private static final int ASKED_AT_MOST = 10_000;

    @TempDir
    Path folder;

    /** Each answer tells what came since the one before it, and both tell of the same requests. */
    @Test
    void stats_again_tellOfTheRequestsSince() throws Exception {
        Files.writeString(folder.resolve("grüße.txt"), "content");
        try (ServerProcess server = ServerProcess.start(launch("--policy", "fifo"))) {
            get(server, 2);
            assertThat(answered(server, 2)).isEqualTo(2);
            get(server, 3);
            assertThat(answered(server, 3)).isEqualTo(3);

            JsonObject stats = server.stats();

            assertThat(ServerCounters.of(stats).requests()).isEqualTo(5);
            assertThat(stats.get("policy").getAsString()).isEqualTo("fifo");
            assertThat(ServerSide.of(stats).times(Kind.HIT).count()).isZero();
            assertThat(ServerSide.of(stats).jvm().arguments()).containsAll(ServerJvm.FLAGS);
        }
    }

    private static void get(ServerProcess server, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            try (FileClient client = FileClient.connect(server.address(), LIMIT)) {
                assertThat(client.get("grüße.txt", FileClient.DISCARD, Progress.NONE).length())
                        .isEqualTo(7);
            }
        }
    }

    /** Requests whose time was told since the last call: a moment after their END can be read. */
    private static long answered(ServerProcess server, int expected) throws Exception {
        long answered = 0;
        for (int asked = 0; asked < ASKED_AT_MOST && answered < expected; asked++) {
            ServerSide side = ServerSide.of(server.stats());
            answered += side.times(Kind.HIT).count() + side.times(Kind.MISS).count();
        }
        return answered;
    }

    @Test
    void stop_runningServer_endsWithStatusZero() throws Exception {
        try (ServerProcess server = ServerProcess.start(launch())) {
            assertThat(server.port()).isPositive();
            assertThat(server.figures().cpuNs()).isPresent();

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
