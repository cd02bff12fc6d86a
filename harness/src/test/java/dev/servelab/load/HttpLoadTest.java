package dev.servelab.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.servelab.time.Clock;
import dev.servelab.workload.WorkFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Load on servers of somebody else's: the JDK's, and one on a raw socket. */
class HttpLoadTest {
    private static final byte[] BODY = "x".repeat(200_000).getBytes(UTF_8);
    private static final int CLIENTS = 4;

    private final AtomicLong served = new AtomicLong();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/sized", exchange -> answer(exchange, 200, BODY.length));
        server.createContext("/chunked", exchange -> answer(exchange, 200, 0));
        server.createContext("/teapot", exchange -> answer(exchange, 418, BODY.length));
        server.start();
    }

    private void answer(HttpExchange exchange, int status, long length) throws IOException {
        served.incrementAndGet();
        try (exchange) {
            exchange.sendResponseHeaders(status, length);
            exchange.getResponseBody().write(BODY);
        }
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource({"/sized, KEEP_ALIVE", "/sized, PER_REQUEST", "/chunked, KEEP_ALIVE",
            "/chunked, PER_REQUEST"})
    void run_closedLoop_allAreOkAndCountedByBoth(String path, Connections connections)
            throws Exception {
        Window window = run(server.getAddress(), path, new Loop.Closed(CLIENTS), connections);

        assertThat(window.errors()).isEmpty();
        assertThat(window.ok()).isEqualTo(window.issued()).isEqualTo(served.get())
                .isGreaterThan(CLIENTS);
        assertThat(window.okBytes()).isEqualTo(window.ok() * BODY.length);
    }

    @Test
    void run_openLoop_allAreIssuedAndVerified() throws Exception {
        Window window = run(server.getAddress(), "/sized",
                new Loop.Open(100, Arrivals.CONSTANT, 50), Connections.KEEP_ALIVE);

        assertThat(window.issued()).isEqualTo(50);
        assertThat(window.errors()).isEmpty();
        assertThat(window.ok()).isPositive();
    }

    @Test
    void run_anotherStatus_isAClassOfItsOwnAndAnAnswer() throws Exception {
        Window window = run(server.getAddress(), "/teapot", new Loop.Closed(CLIENTS),
                Connections.KEEP_ALIVE);

        assertThat(window.errors())
                .isEqualTo(Map.of(ErrorClass.HTTP_STATUS, window.issued()));
        assertThat(window.starvedClients()).isZero();
    }

    /** A server that closes after each answer without a word of it is asked on a new connection. */
    @Test
    void run_serverSaysClose_everyRequestHasItsConnection() throws Exception {
        try (LyingServer raw = new LyingServer((line, out) -> {
            if (!line.equals("\r")) {
                return true;
            }
            out.write(("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + BODY.length
                    + "\r\n\r\n").getBytes(UTF_8));
            out.write(BODY);
            return false;
        })) {
            Window window = run(raw.address(), "/a", new Loop.Closed(CLIENTS),
                    Connections.KEEP_ALIVE);

            assertThat(window.errors()).isEmpty();
            assertThat(window.ok()).isEqualTo(window.issued()).isPositive();
            assertThat((long) raw.connectionCount()).isBetween(window.ok(),
                    window.ok() + CLIENTS);
        }
    }

    private static Window run(InetSocketAddress address, String path, Loop loop,
            Connections connections) throws IOException, InterruptedException {
        Duration length = Duration.ofMillis(loop instanceof Loop.Open ? 500 : 200);
        WorkFile file = new WorkFile(path, BODY.length, OptionalInt.of(LyingServer.sum(BODY)));
        try (IntervalLog log = IntervalLog.none()) {
            return new LoadGenerator(Target.http(address), LoadSettings.of(loop, connections),
                    (seed, stream, client) -> () -> file, Clock.SYSTEM)
                    .run(length, 1, 1, log);
        }
    }
}
