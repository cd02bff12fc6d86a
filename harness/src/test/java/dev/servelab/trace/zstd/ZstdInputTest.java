package dev.servelab.trace.zstd;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Against what the zstd program, 1.5, made of {@link #content}: with {@code -1}, {@code -19}, and
 * {@code --ultra -22 --long=27 --no-check} from a pipe, so that the length is not said.
 */
class ZstdInputTest {
    /** Text that repeats with changes, chance that cannot be packed, and a run of zeros. */
    static byte[] content() {
        Random random = new Random(20_261_123);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int line = 0; line < 12_000; line++) {
            int key = (int) StrictMath.pow(random.nextDouble() * 20, 2.5);
            out.writeBytes((line / 7 + "," + key + "," + (key * 37 % 4_000 + 1) + "\n")
                    .getBytes(StandardCharsets.US_ASCII));
        }
        byte[] chance = new byte[3_000];
        random.nextBytes(chance);
        out.writeBytes(chance);
        out.writeBytes(new byte[300_000]);
        out.writeBytes(chance);
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"samples-1.zst", "samples-19.zst", "samples-22.zst"})
    void read_whatTheProgramPacked_isTheContent(String sample) throws IOException {
        assertThat(unpacked(packed(sample))).isEqualTo(content());
    }

    @Test
    void read_framesAfterEachOther_areReadAsOneAndOthersSkipped() throws IOException {
        byte[] skipped = {0x53, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3};
        byte[] one = packed("samples-1.zst");
        byte[] content = content();
        byte[] all = joined(skipped, one, skipped, packed("samples-22.zst"), skipped);

        assertThat(unpacked(all)).isEqualTo(joined(content, content));
        assertThat(unpacked(skipped)).isEmpty();
        assertThat(unpacked(new byte[0])).isEmpty();
    }

    @Test
    void read_oneBitOfTheSumChanged_isRefused() throws IOException {
        byte[] packed = packed("samples-19.zst");
        packed[packed.length - 1] ^= 1;

        assertThatThrownBy(() -> unpacked(packed)).hasMessage("another checksum than it says");
    }

    @Test
    void read_cutAnywhere_isRefused() throws IOException {
        byte[] packed = packed("samples-19.zst");
        for (int length = 1; length < packed.length; length += 1 + length / 20) {
            byte[] cut = Arrays.copyOf(packed, length);
            assertThatThrownBy(() -> unpacked(cut)).as("%d bytes", length)
                    .isInstanceOf(IOException.class);
        }
    }

    /** The sums of the specification's test vectors are those of XXH64 with seed 0. */
    @Test
    void sum_ofKnownTexts_isTheKnown() {
        assertThat(sum("")).isEqualTo(0xef46db3751d8e999L);
        assertThat(sum("a")).isEqualTo(0xd24ec4f1a98c6e5bL);
        assertThat(sum("abc")).isEqualTo(0x44bc2cf5ad770999L);
    }

    private static long sum(String text) {
        XxHash64 sum = new XxHash64();
        sum.update(text.getBytes(StandardCharsets.US_ASCII), 0, text.length());
        return sum.value();
    }

    private static byte[] unpacked(byte[] packed) throws IOException {
        try (InputStream in = new ZstdInput(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        }
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] packed(String sample) throws IOException {
        try (InputStream in = ZstdInputTest.class.getResourceAsStream(sample)) {
            return in.readAllBytes();
        }
    }
}
