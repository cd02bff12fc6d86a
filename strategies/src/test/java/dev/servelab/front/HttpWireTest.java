package dev.servelab.front;

import dev.servelab.cache.UncachedFiles;
import dev.servelab.disk.Disk;
import dev.servelab.disk.FileIo;
import dev.servelab.files.Resolution;
import dev.servelab.files.SharedDirectory;
import dev.servelab.protocol.ErrorCode;
import dev.servelab.telemetry.Timing;
import dev.servelab.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

/** The machine alone, over HTTP: what it says to one whose request has not come to its end. */
class HttpWireTest {
    @TempDir
    Path root;

    /** The answer to HEAD has no bytes; what refuses the next request says why all the same. */
    @Test
    void refuse_nextRequestHalfCome_isNoAnswerToTheHeadBefore() throws IOException {
        String said = refused("HEAD /file HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"
                + "GET /file HTTP/1.1\r\nHost:");

        assertThat(said).contains("Content-Length: 10\r\n").contains("HTTP/1.1 408 ")
                .endsWith("\r\n\r\nnothing came in time\n");
    }

    /** Slow in its head or in its first line: RFC 9110 section 9.3.2 gives the answer no bytes. */
    @ParameterizedTest
    @ValueSource(strings = {"HEAD /file HTTP/1.1\r\nHost:", "HEAD /file"})
    void refuse_headHalfCome_saysNothingBehindTheFields(String request) throws IOException {
        assertThat(refused(request)).startsWith("HTTP/1.1 408 ")
                .contains("Content-Length: 21\r\n").endsWith("\r\n\r\n");
        assertThat(refused(request.replace("HEAD", "GET"))).startsWith("HTTP/1.1 408 ")
                .endsWith("\r\n\r\nnothing came in time\n");
    }

    @Test
    void refuse_betweenRequests_closesWithoutAWord() throws IOException {
        String said = refused("GET /file HTTP/1.1\r\nHost: a\r\n\r\n");

        assertThat(said).endsWith("\r\n\r\n0123456789");
    }

    /** Its end is not waited for: RFC 9112 section 9.6. */
    @ParameterizedTest
    @ValueSource(strings = {"GET /file HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "GET /none HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "GET /file HTTP/1.0\r\n\r\n"})
    void close_clientSaidItIsDone_takesNoMore(String request) throws IOException {
        assertThat(drainsAfter(request)).isFalse();
    }

    /** Whose bytes are under way would lose the answer to a reset. */
    @ParameterizedTest
    @ValueSource(strings = {"GET /file HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\nGET",
            "GET /file HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 9\r\n\r\n",
            "GET /file HTTP/1.1\r\n\r\n"})
    void close_moreMayCome_takesIt(String request) throws IOException {
        assertThat(drainsAfter(request)).isTrue();
    }

    private boolean drainsAfter(String request) throws IOException {
        return heard(request, driver -> {
            assertThat(driver.isClosed()).isTrue();
            return driver.drains();
        });
    }

    /** What the server has said when the time is up for what is said to it. */
    private String refused(String request) throws IOException {
        return heard(request, driver -> {
            driver.refuse(ErrorCode.TIMEOUT);
            assertThat(driver.isClosed()).isTrue();
            return new String(driver.sent(), US_ASCII);
        });
    }

    /** What is found out of a connection on which that was said. */
    private <T> T heard(String request, Function<FrontDriver, T> look) throws IOException {
        Files.writeString(root.resolve("file"), "0123456789");
        try (SharedDirectory directory = SharedDirectory.open(root, Resolution.wanted());
                Disk disk = new Disk(FileIo.INLINE, Duration.ofSeconds(10), Clock.SYSTEM)) {
            FrontFactory fronts = new FrontFactory(
                    new FrontSettings(1024, 1, Duration.ofSeconds(30), true),
                    new UncachedFiles(directory, disk, Clock.SYSTEM),
                    new FileListing(directory, disk), () -> "{}", RequestLog.NONE, Timing.OFF,
                    Clock.SYSTEM);
            try (FrontDriver driver = new FrontDriver(fronts, Clock.SYSTEM.nanoTime())) {
                driver.say(request.getBytes(US_ASCII), 0, request.length());
                return look.apply(driver);
            }
        }
    }
}
