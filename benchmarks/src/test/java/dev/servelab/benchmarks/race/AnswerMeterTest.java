package dev.servelab.benchmarks.race;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class AnswerMeterTest {
    private final AnswerMeter meter = new AnswerMeter();

    @ParameterizedTest
    @ValueSource(strings = {"OK 5 v1-2\nhelloEND 9a71bb4c\n", "OK 0 v\nEND 00000000\n",
            "OK 12 12\n\n\n\n\n\n\n\n\n\n\n\n\nEND 00000000\n"})
    void take_inPiecesOfAnySize_endsWithTheAnswerAndCanBeginAgain(String answer)
            throws IOException {
        byte[] all = answer.getBytes(StandardCharsets.US_ASCII);
        for (int pieceBytes = 1; pieceBytes <= all.length; pieceBytes++) {
            for (int at = 0; at < all.length; at += pieceBytes) {
                int end = Math.min(all.length, at + pieceBytes);
                assertThat(meter.take(ByteBuffer.wrap(all, at, end - at)))
                        .as("%d bytes of %s", end, answer).isEqualTo(end == all.length);
            }
        }
    }

    @Test
    void isBehindHead_onlyTheHeadHasCome_isFalse() throws IOException {
        meter.take(bytes("OK 5 v\n"));
        assertThat(meter.isBehindHead()).isFalse();

        meter.take(bytes("h"));
        assertThat(meter.isBehindHead()).isTrue();
    }

    @Test
    void take_refusal_fails() {
        assertThatIOException().isThrownBy(() -> meter.take(bytes("ERR not-found no file\n")))
                .withMessage("the server refuses");
    }

    @Test
    void take_moreThanAnAnswer_fails() {
        assertThatIOException().isThrownBy(() -> meter.take(bytes("OK 0 v\nEND 00000000\nO")))
                .withMessage("the server sends more than an answer");
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }
}
