package dev.servelab.torture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BlockCheckTest {
    private static final int FILE = 12;
    private static final int VERSION = 9;
    private static final int LENGTH = 1_000;

    @Test
    void write_rightBodyInAnyPieces_isAccepted() throws IOException {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int first = random.nextInt(LENGTH);
            BlockCheck check = new BlockCheck(FILE, VERSION, first, BlockCheck.Tolerance.NONE);

            feed(check, body(VERSION, first, LENGTH), random);

            assertThat(check.isMixed()).as("seed %d", seed).isFalse();
        }
    }

    /** Every byte counts, those of the last block too, which is no whole one. */
    @Test
    void write_oneWrongByteAnywhere_isNoticed() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        for (int at = 0; at < LENGTH; at++) {
            byte[] body = body(VERSION, 0, LENGTH);
            body[at] ^= (byte) (1 << random.nextInt(8));

            assertThatThrownBy(() -> feed(check(), body, random)).as("byte %d", at)
                    .isInstanceOf(WrongBytes.class).hasMessageStartingWith("file 12: block at ");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "12 | 7 | 128 | file 12: block at 128 is of version 7, others of version 9",
            "12 | 9 | 192 | file 12: block at 128 is the one at 192 of file 12, version 9",
            "13 | 9 | 128 | file 12: block at 128 is the one at 128 of file 13, version 9"})
    void write_blockFromElsewhere_saysWhatItIs(int file, int version, long offset,
            String message) throws IOException {
        byte[] body = body(VERSION, 0, LENGTH);
        Blocks.put(body, 128, file, version, offset);

        assertThatThrownBy(() -> feed(check(), body, new SplittableRandom(1)))
                .isInstanceOf(WrongBytes.class).hasMessage(message);
    }

    @Test
    void write_damagedBlock_saysWhere() throws IOException {
        byte[] body = body(VERSION, 0, LENGTH);
        body[130] = (byte) (body[130] + 1);

        assertThatThrownBy(() -> feed(check(), body, new SplittableRandom(1)))
                .isInstanceOf(WrongBytes.class)
                .hasMessageStartingWith("file 12: block at 128 is damaged: byte 2 is ");
    }

    /** As while a file is rewritten in place: either version, byte by byte, and nothing else. */
    @Test
    void write_tornBetweenAllowedVersions_isMixedAndNotWrong() throws IOException {
        byte[] body = body(VERSION, 0, LENGTH);
        System.arraycopy(body(VERSION + 1, 0, LENGTH), 300, body, 300, 77);
        BlockCheck check = new BlockCheck(FILE, BlockCheck.UNKNOWN, 0, (position,
                value) -> value == Blocks.byteAt(FILE, VERSION + 1, position));

        feed(check, body, new SplittableRandom(1));

        assertThat(check.isMixed()).isTrue();
        assertThat(check.version()).isEqualTo(VERSION);
        assertThatThrownBy(() -> feed(check(), body, new SplittableRandom(1)))
                .isInstanceOf(WrongBytes.class);
    }

    private static BlockCheck check() {
        return new BlockCheck(FILE, BlockCheck.UNKNOWN, 0, BlockCheck.Tolerance.NONE);
    }

    private static byte[] body(int version, long from, long to) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Content.each(FILE, version, from, to, piece -> {
            byte[] bytes = new byte[piece.remaining()];
            piece.get(bytes);
            body.writeBytes(bytes);
        });
        return body.toByteArray();
    }

    private static void feed(BlockCheck check, byte[] body, SplittableRandom random)
            throws IOException {
        for (int from = 0; from < body.length;) {
            int count = Math.min(body.length - from, 1 + random.nextInt(200));
            check.write(ByteBuffer.wrap(body, from, count));
            from += count;
        }
        check.finish();
    }
}
