package dev.servelab.protocol;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class Crc32cTest {
    private final long seed = Seeds.next();
    private final Random random = new Random(seed);

    /** "123456789" is the check value of every CRC catalogue, the zeros are RFC 3720 B.4. */
    @Test
    void value_publishedVectors_areMet() {
        assertThat(sum("123456789".getBytes(US_ASCII))).isEqualTo(0xE306_9283);
        assertThat(sum(new byte[32])).isEqualTo(0x8A91_36AA);
        assertThat(sum(new byte[0])).isZero();
    }

    @Test
    void combine_anySplit_isTheSumOfTheWhole() {
        for (int i = 0; i < 2_000; i++) {
            byte[] whole = new byte[random.nextInt(1 << random.nextInt(1, 15))];
            random.nextBytes(whole);
            int cut = random.nextInt(whole.length + 1);
            int front = sum(whole, 0, cut);
            int rest = sum(whole, cut, whole.length);
            assertThat(Crc32c.combine(front, rest, whole.length - cut))
                    .as("%d bytes cut at %d, %s", whole.length, cut, Seeds.replay(seed))
                    .isEqualTo(sum(whole));
        }
    }

    @Test
    void combine_withNothing_changesNothing() {
        int crc = random.nextInt();
        assertThat(Crc32c.combine(crc, 0, 0)).isEqualTo(crc);
        assertThat(Crc32c.combine(0, crc, Long.MAX_VALUE)).isEqualTo(crc);
    }

    /** (A B) C and A (B C) are the same bytes, also where nobody can sum them directly. */
    @Test
    void combine_hugeLengths_isAssociative() {
        for (int i = 0; i < 10_000; i++) {
            int a = random.nextInt();
            int b = random.nextInt();
            int c = random.nextInt();
            long lengthB = random.nextLong() >>> random.nextInt(2, 64);
            long lengthC = random.nextLong() >>> random.nextInt(2, 64);
            assertThat(Crc32c.combine(Crc32c.combine(a, b, lengthB), c, lengthC))
                    .as(Seeds.replay(seed))
                    .isEqualTo(Crc32c.combine(a, Crc32c.combine(b, c, lengthC), lengthB + lengthC));
        }
    }

    /** The sum of 16 MiB of zeros, doubled from 1 byte, and past 4 GiB in both ways. */
    @Test
    void combine_doubledZeros_agreesWithDirectComputation() {
        int doubled = sum(new byte[1]);
        for (long length = 1; length < 1 << 24; length *= 2) {
            doubled = Crc32c.combine(doubled, doubled, length);
        }
        assertThat(doubled).isEqualTo(sum(new byte[1 << 24]));

        int pieces = 0;
        for (int i = 0; i < 300; i++) {
            pieces = Crc32c.combine(pieces, doubled, 1 << 24);
        }
        int rest = doubled;
        for (int i = 1; i < 299; i++) {
            rest = Crc32c.combine(rest, doubled, 1 << 24);
        }
        assertThat(Crc32c.combine(doubled, rest, 299L << 24)).isEqualTo(pieces);
    }

    @Test
    void combine_negativeLength_isRefused() {
        assertThatThrownBy(() -> Crc32c.combine(1, 2, -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void update_piecesOfAnyBuffer_isTheSumOfTheWhole() {
        byte[] whole = new byte[1_000];
        random.nextBytes(whole);
        Crc32c crc = new Crc32c();
        crc.update(whole, 0, 300);
        crc.update(ByteBuffer.allocateDirect(300).put(whole, 300, 300).flip());
        ByteBuffer last = ByteBuffer.wrap(whole, 600, 400);
        crc.update(last);
        assertThat(last.hasRemaining()).isFalse();
        assertThat(crc.value()).as(Seeds.replay(seed)).isEqualTo(sum(whole));
        crc.reset();
        assertThat(crc.value()).isZero();
    }

    private static int sum(byte[] bytes) {
        return sum(bytes, 0, bytes.length);
    }

    private static int sum(byte[] bytes, int from, int to) {
        Crc32c crc = new Crc32c();
        crc.update(bytes, from, to - from);
        return crc.value();
    }
}
