package dev.servelab.server;

import dev.servelab.testing.Figures;
import dev.servelab.testing.HttpReply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What those are told for whom there is no room: on their own wire, if they show one in time. */
class RefuserTest implements AutoCloseable {
    @TempDir
    static Path root;

    private final FileServer server;
    private final RawClient inside;

    RefuserTest() throws IOException {
        server = TestClock.serve(settings(true));
        inside = RawClient.connect(server);
    }

    @BeforeEach
    void occupyTheOnePlace() throws IOException {
        inside.assertUsable();
    }

    @AfterEach
    @Override
    public void close() throws IOException {
        inside.close();
        server.close();
    }

    @Test
    void refuse_whoSpeaksHttp_isToldInHttp() throws Exception {
        try (RawClient client = RawClient.connect(server)) {
            HttpReply reply = HttpReply.read(
                    client.send("GET /x HTTP/1.1\r\nHost: x\r\n\r\n").in(), false);
            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.saysClose()).isTrue();
            assertThat(reply.field("Retry-After")).isEqualTo("1");
            assertThat(reply.text()).isEqualTo("too many connections\n");
            client.assertEnd();
        }
    }

    @Test
    void refuse_whoAsksForAHead_isGivenNoMore() throws Exception {
        try (RawClient client = RawClient.connect(server)) {
            HttpReply reply = HttpReply.read(
                    client.send("HEAD /x HTTP/1.1\r\nHost: x\r\n\r\n").in(), true);
            assertThat(reply.status()).isEqualTo(503);
            client.assertEnd();
        }
    }

    /** Its method comes in pieces: they are put together before it is told. */
    @Test
    void refuse_whoSpeaksSlowly_isStillToldInHttp() throws Exception {
        try (RawClient client = RawClient.connect(server)) {
            for (char c : "GET /".toCharArray()) {
                client.send(String.valueOf(c));
            }
            assertThat(HttpReply.read(client.in(), false).status()).isEqualTo(503);
        }
    }

    @Test
    void refuse_whoSpeaksTheNativeWire_isToldAtOnce() throws Exception {
        try (RawClient client = RawClient.connect(server)) {
            client.send("GET x\n").error("busy");
            client.assertEnd();
        }
    }

    /** Silence, or too little to tell, is native when the time is over. */
    @Test
    void refuse_whoDoesNotShow_isToldOnTheNativeWire() throws Exception {
        long before = System.nanoTime();
        try (RawClient silent = RawClient.connect(server);
                RawClient begun = RawClient.connect(server)) {
            begun.send("GE");
            silent.error("busy");
            begun.error("busy");
            silent.assertEnd();
        }
        Figures.say("refused connections that say nothing", "told busy after %.0f ms"
                .formatted((System.nanoTime() - before) / 1e6));
    }

    /** The one thread has many to wait for, and waits for none of them. */
    @Test
    void refuse_manySilentOnes_delaysNobody() throws Exception {
        List<RawClient> silent = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            silent.add(RawClient.connect(server));
        }
        try (RawClient client = RawClient.connect(server)) {
            client.send("GET / HTTP/1.1\r\n\r\n");
            assertThat(HttpReply.read(client.in(), false).status()).isEqualTo(503);
        }
        for (RawClient each : silent) {
            each.error("busy");
            each.close();
        }
        Await.until("all are told", () -> server.connectionStats().refused() == 51);
    }

    /** Those who still wait when the server ends are told before it does. */
    @Test
    void stop_whoStillWaits_isTold() throws Exception {
        try (RawClient silent = RawClient.connect(server)) {
            Await.until("it is refused", () -> server.connectionStats().refused() == 1);
            server.stop(Duration.ofSeconds(5));
            silent.error("busy");
        }
    }

    /** There is nothing to wait for where one wire is spoken. */
    @Test
    void refuse_httpIsOff_tellsEverybodyOnTheNativeWire() throws Exception {
        try (FileServer nativeOnly = TestClock.serve(settings(false));
                RawClient one = RawClient.connect(nativeOnly).assertUsable();
                RawClient http = RawClient.connect(nativeOnly)) {
            http.send("GET / HTTP/1.1\r\n\r\n").error("busy");
            http.assertEnd();
            one.assertUsable();
        }
    }

    private static ServerSettings settings(boolean http) {
        ServerSettings settings = Variants.withMaxConnections(
                Variants.of(root, "virtual-thread", "lru", 1 << 20), 1);
        return settings.withFront(settings.front().withHttp(http));
    }
}
