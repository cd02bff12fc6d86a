package dev.servelab.load;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RequestLogTest {
    @TempDir
    Path folder;

    @Test
    void close_twoWindows_everyRequestHasItsLine() throws Exception {
        Path file = folder.resolve("requests.csv.gz");
        try (RequestLog log = RequestLog.create(file)) {
            log.window("1 virtual-thread lru");
            log.ended(new RequestTimes(1, 2, 3, 4, 5, 600, RequestTimes.OK, "a file"));
            log.window("2, \"pool\"");
            log.ended(new RequestTimes(7, RequestTimes.NEVER, RequestTimes.NEVER,
                    RequestTimes.NEVER, 8, 0, RequestTimes.UNANSWERED, "a,b"));
        }

        assertThat(lines(Files.readAllBytes(file))).containsExactly(RequestLog.HEADER,
                "1 virtual-thread lru,1,2,3,4,5,600,ok,a file",
                "\"2, \"\"pool\"\"\",7,,,,8,0,unanswered,\"a,b\"");
    }

    /** The writer stands still after the first; one finds room in the queue, the third does not. */
    @Test
    void ended_queueFull_isLostAndCounted() throws Exception {
        CountDownLatch stands = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        RequestTimes request = new RequestTimes(1, 2, 3, 4, 5, 6, RequestTimes.OK, "a");
        try (RequestLog log = new RequestLog(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                stands.countDown();
                await(goOn);
            }
        }, 1)) {
            await(stands);
            log.ended(request);
            log.ended(request);
            log.ended(request);
            goOn.countDown();

            assertThat(log.lost()).isEqualTo(2);
        }
    }

    @Test
    void close_afterTheFileTookNoMore_throws() throws Exception {
        RequestLog log = new RequestLog(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("no space left on device");
            }
        }, 10);

        assertThatThrownBy(log::close).isInstanceOf(IOException.class)
                .hasMessageContaining("no space");
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static List<String> lines(byte[] gzip) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return new String(in.readAllBytes(), UTF_8).lines().toList();
        }
    }
}
