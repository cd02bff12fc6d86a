package dev.servelab.protocol;

import dev.servelab.testing.Corpus;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class RequestFuzzTest {
    private final Corpus corpus = Corpus.of("requests");

    @Test
    void decode_everyInputKept_agreesWithTheNaiveDecoder() {
        corpus.replay(RequestFuzz::fuzzerTestOneInput);
    }

    /** As if the end of the connection were the end of the line. */
    @Test
    void decode_executingAnUnterminatedLine_isFound() {
        assertThat(corpus.failures(input -> RequestFuzz.check(input, chunks -> {
            List<ByteBuffer> terminated = new ArrayList<>(chunks);
            terminated.add(ByteBuffer.wrap(new byte[]{'\n'}));
            return RequestFuzz.decode(terminated);
        }))).isPositive();
    }

    /** As if no line went on in the next buffer. */
    @Test
    void decode_takingEachChunkForItself_isFound() {
        assertThat(corpus.failures(input -> RequestFuzz.check(input, chunks -> chunks.stream()
                .flatMap(chunk -> RequestFuzz.decode(List.of(chunk)).stream()).toList())))
                .isPositive();
    }
}
