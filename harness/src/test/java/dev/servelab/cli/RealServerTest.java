package dev.servelab.cli;

import com.google.gson.JsonParser;
import dev.servelab.server.FileServer;
import dev.servelab.server.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The commands against the server that they are for. */
final class RealServerTest {
    private static final byte[] BODY = new byte[1 << 20];

    static {
        new Random(4).nextBytes(BODY);
    }

    @TempDir
    private Path shared;
    @TempDir
    private Path local;

    @Test
    void commands_onARunningServer_agree() throws IOException {
        Files.createDirectory(shared.resolve("d"));
        Files.write(shared.resolve("d/100% é.bin"), BODY);
        Files.writeString(shared.resolve("a"), "a");
        try (FileServer server = FileServer.open(ServerSettings.defaults(shared))) {
            server.start();
            String address = "127.0.0.1:" + server.address().getPort();

            assertThat(CommandLineRun.of("list", address, "--all").endsWith(ExitStatus.DONE).out())
                    .containsPattern("a +1\\R").containsPattern("d/100%25 é.bin +1048576\\R");
            CommandLineRun.of("get", address, "d/100%25 é.bin", "nothing", "a", "--into",
                    local.toString()).endsWith(ExitStatus.FAILED);
            CommandLineRun stats = CommandLineRun.of("stats", address, "--json")
                    .endsWith(ExitStatus.DONE);

            assertThat(local.resolve("100% é.bin")).hasBinaryContent(BODY);
            assertThat(local.resolve("a")).hasContent("a");
            assertThat(JsonParser.parseString(stats.out()).getAsJsonObject().get("pins")
                    .getAsLong()).isZero();
        }
    }

    @Test
    void resume_fromARealVersion_sendsOnlyTheRest() throws IOException {
        Files.write(shared.resolve("f"), BODY);
        try (FileServer server = FileServer.open(ServerSettings.defaults(shared))) {
            server.start();
            String address = "127.0.0.1:" + server.address().getPort();
            String done = CommandLineRun.of("get", address + "/f", local.toString(), "--json")
                    .endsWith(ExitStatus.DONE).out();
            String version = JsonParser.parseString(done).getAsJsonArray().get(0)
                    .getAsJsonObject().get("version").getAsString();
            Files.write(local.resolve(".f." + version + ".servelab-part"),
                    Arrays.copyOf(BODY, 1_000));

            assertThat(CommandLineRun.of("get", address + "/f", local.toString(), "--resume")
                    .endsWith(ExitStatus.DONE).out()).contains("(resumed from 1000)");
            assertThat(local.resolve("f")).hasBinaryContent(BODY);
            assertThat(local.toFile().list()).containsExactly("f");
        }
    }
}
