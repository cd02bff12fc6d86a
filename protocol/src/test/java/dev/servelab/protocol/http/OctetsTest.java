package dev.servelab.protocol.http;

import java.util.Random;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

/** Eight bytes at a time find what one at a time finds. */
final class OctetsTest {
    private final long seed = Long.getLong("servelab.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void indexOf_everyPlaceInEveryStretch_isFound() {
        for (int length = 0; length < 40; length++) {
            for (int at = 0; at <= length; at++) {
                byte[] bytes = randomBytes(length);
                if (at < length) {
                    bytes[at] = '\n';
                }
                int from = random.nextInt(length + 1);
                int expected = from;
                while (expected < length && bytes[expected] != '\n') {
                    expected++;
                }
                assertThat(Octets.indexOf((byte) '\n', bytes, from, length))
                        .as("replay with -Dservelab.seed=%d", seed).isEqualTo(expected);
            }
        }
    }

    @Test
    void isFieldText_everyByteAtEveryPlace_isAsTheRfcSays() {
        for (int value = 0; value < 256; value++) {
            boolean allowed = String.valueOf((char) value).matches("[\\t -~\\x80-\\xff]");
            for (int at = 0; at < 20; at++) {
                byte[] bytes = "a\tb\u00ff \u0080~ cde\tfghijklm".getBytes(ISO_8859_1);
                bytes[at] = (byte) value;
                assertThat(Octets.isFieldText(bytes, 0, bytes.length)).as("%d at %d", value, at)
                        .isEqualTo(allowed);
                assertThat(Octets.isFieldText(bytes, at + 1, bytes.length)).isTrue();
                assertThat(Octets.isFieldText(bytes, 0, at)).isTrue();
            }
        }
    }

    private byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
