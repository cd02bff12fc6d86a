package dev.servelab.protocol.http;

import dev.servelab.testing.Corpus;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

final class HttpFuzzTest {
    private final Corpus corpus = Corpus.of("http");

    @Test
    void parse_everyInputKept_agreesWithTheNaiveParser() {
        corpus.replay(HttpFuzz::fuzzerTestOneInput);
    }

    /** As if LF alone ended a line, as many servers have it. */
    @Test
    void parse_takingBareLineFeeds_isFound() {
        assertThat(corpus.failures(input -> HttpFuzz.check(input, chunks -> {
            StringBuilder stream = new StringBuilder();
            chunks.forEach(chunk -> stream.append(ISO_8859_1.decode(chunk)));
            return Heads.parse(stream.toString().replaceAll("(?<!\r)\n", "\r\n"));
        }))).isPositive();
    }

    /** As if no head went on in the next buffer. */
    @Test
    void parse_takingEachChunkForItself_isFound() {
        assertThat(corpus.failures(input -> HttpFuzz.check(input, chunks -> chunks.stream()
                .flatMap(chunk -> Heads.parse(List.<ByteBuffer>of(chunk)).stream()).toList())))
                .isPositive();
    }
}
