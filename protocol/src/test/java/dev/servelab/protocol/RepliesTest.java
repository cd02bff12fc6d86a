package dev.servelab.protocol;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class RepliesTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 9, 10, 99, 100, 67_108_864, 1L << 31, Long.MAX_VALUE})
    void ok_anyLength_isReadBack(long length) throws Exception {
        String version = "v".repeat(Versions.MAX_LENGTH);
        ByteBuffer out = ByteBuffer.allocate(Replies.OK_BYTES_MAX);
        Replies.ok(out, length, version);

        String line = written(out);
        assertThat(line).isEqualTo("OK " + length + " " + version + "\n");
        assertThat(Replies.parseHeader(line.stripTrailing()))
                .isEqualTo(new ReplyHeader.Ok(length, version));
    }

    @Test
    void ok_andEnd_intoADirectBufferWithAnOffset_areInPlace() {
        ByteBuffer out = ByteBuffer.allocateDirect(200).position(7);
        Replies.ok(out, 5, "-");
        Replies.end(out, 0xE306_9283);
        byte[] bytes = new byte[out.flip().limit() - 7];
        out.position(7).get(bytes);
        assertThat(new String(bytes, UTF_8)).isEqualTo("OK 5 -\nEND e3069283\n");
    }

    @Test
    void end_anySum_isReadBack() throws Exception {
        long seed = Seeds.next();
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            int sum = i < 3 ? i - 1 : random.nextInt();
            ByteBuffer out = ByteBuffer.allocate(Replies.END_BYTES);
            Replies.end(out, sum);
            assertThat(out.hasRemaining()).isFalse();
            assertThat(Replies.parseEnd(out.array(), 0, Replies.END_BYTES - 1))
                    .as(Seeds.replay(seed)).isEqualTo(sum);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "END", "END ", "END 1234567", "END 123456789", "END 1234567g",
            "END +1234567", "END  1234567", "end 12345678", "END 12345678 ", "END 12345678\r"})
    void parseEnd_notExactlySo_isMalformed(String line) {
        byte[] bytes = line.getBytes(UTF_8);
        assertThatThrownBy(() -> Replies.parseEnd(bytes, 0, bytes.length))
                .isInstanceOf(MalformedReplyException.class);
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void error_everyCode_isReadBack(ErrorCode code) throws Exception {
        byte[] line = Replies.error(code, "no \u00e9 such thing");
        assertThat(new String(line, UTF_8))
                .isEqualTo("ERR " + code.wire() + " no \u00e9 such thing\n");
        assertThat(Replies.parseHeader(line, 0, line.length - 1))
                .isEqualTo(new ReplyHeader.Refused(code, "no \u00e9 such thing"));
        assertThat(ErrorCode.ofWire(code.wire())).isSameAs(code);
    }

    @Test
    void error_controlCharacters_areOneEscapedLine() {
        assertThat(new String(Replies.error(ErrorCode.NOT_FOUND, "a\nOK 5 v\u001b\u009b"), UTF_8))
                .isEqualTo("ERR not-found a%0AOK 5 v%1B%C2%9B\n");
    }

    @Test
    void error_longText_isCutBetweenCharacters() throws Exception {
        for (String unit : new String[]{"x", "\u00e9", "\u6f22", "\ud83d\ude00", "\n", "\u0085"}) {
            for (int shift = 0; shift < 8; shift++) {
                String text = "y".repeat(shift) + unit.repeat(4_200);
                byte[] line = Replies.error(ErrorCode.BAD_NAME, text);
                assertThat(line.length).isBetween(Replies.MAX_LINE_BYTES - 6,
                        Replies.MAX_LINE_BYTES);
                assertThat(line[line.length - 1]).isEqualTo((byte) '\n');
                String read = new String(line, UTF_8).stripTrailing();
                assertThat(WireNames.escape("ERR bad-name " + text)).startsWith(read);
                assertThat(read).doesNotEndWith("%").doesNotContainPattern("%.$");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "OK", "OK ", "OK 5", "OK 5 ", "OK  5 v", "OK 5  v", "OK 5 v w",
            "OK -1 v", "OK +5 v", "OK 05 v", "OK 5.0 v", "OK 0x5 v", "OK \u0665 v",
            "OK 9223372036854775808 v", "OK 18446744073709551621 v",
            "OK 00000000000000000000000005 v", "OK 5 v/w", "OK 5 v\r", "OK 5 v\u00e9", "ok 5 v",
            " OK 5 v", "ERR", "ERR ", "ERR nonsense text", "ERR  busy", "ERR Busy x",
            "END 00000000",
            "HTTP/1.1 200 OK"})
    void parseHeader_notOfTheProtocol_isMalformed(String line) {
        assertThatThrownBy(() -> Replies.parseHeader(line))
                .isInstanceOf(MalformedReplyException.class);
    }

    @Test
    void parseHeader_versionOrLineTooLong_isMalformed() {
        assertThatThrownBy(() -> Replies.parseHeader("OK 5 " + "v".repeat(65)))
                .isInstanceOf(MalformedReplyException.class);
        assertThatThrownBy(() -> Replies.parseHeader("ERR busy " + "x".repeat(4_088)))
                .isInstanceOf(MalformedReplyException.class).hasMessageContaining("...");
    }

    @Test
    void parseHeader_hostileText_isEscaped() throws Exception {
        assertThat(Replies.parseHeader("ERR busy \u001b]0;owned\u0007"))
                .isEqualTo(new ReplyHeader.Refused(ErrorCode.BUSY, "%1B]0;owned%07"));
        assertThatThrownBy(() -> Replies.parseHeader("\u001b[31mred"))
                .hasMessage("expected OK or ERR: \"%1B[31mred\"");
    }

    @Test
    void parseHeader_errorWithoutText_isAnErrorWithoutText() throws Exception {
        assertThat(Replies.parseHeader("ERR timeout"))
                .isEqualTo(new ReplyHeader.Refused(ErrorCode.TIMEOUT, ""));
    }

    private static String written(ByteBuffer out) {
        return UTF_8.decode(out.flip()).toString();
    }
}
