package dev.servelab.protocol;

import dev.servelab.testing.Corpus;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

final class ReplyFuzzTest {
    private final Corpus corpus = Corpus.of("replies");

    @Test
    void receive_everyInputKept_agreesWithTheNaiveReader() {
        corpus.replay(ReplyFuzz::fuzzerTestOneInput);
    }

    /** A client that reads the END line and does not compare its sum. */
    @Test
    void receive_believingAnySum_isFound() {
        assertThat(corpus.failures(input -> ReplyFuzz.check(input, (client, reader, request) -> {
            ReplyHeader header = reader.header();
            if (header instanceof ReplyHeader.Refused refused) {
                throw new ServerRefused(refused);
            }
            ReplyHeader.Ok ok = (ReplyHeader.Ok) header;
            StringBuilder body = new StringBuilder();
            while (body.length() < ok.length()) {
                ByteBuffer piece = reader.body(ok.length() - body.length());
                byte[] bytes = new byte[piece.remaining()];
                piece.get(bytes);
                body.append(new String(bytes, ISO_8859_1));
            }
            return new Received(ok.length(), ok.version(), reader.end())
                    + ReplyFuzz.told(body.toString());
        }))).isPositive();
    }
}
