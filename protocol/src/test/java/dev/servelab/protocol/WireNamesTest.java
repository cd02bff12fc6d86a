package dev.servelab.protocol;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class WireNamesTest {
    @Test
    void encode_controlsAndPercent_areEscapedByteByByte() {
        assertThat(WireNames.encode("100%\t\n\0\u007f\u0080\u009f"))
                .isEqualTo("100%25%09%0A%00%7F%C2%80%C2%9F");
    }

    @Test
    void encode_everythingElse_standsAsItIs() {
        String name = " a b/\u00a0caf\u00e9\\+&\u6f22\ud83d\ude00~\u2028";
        assertThat(WireNames.encode(name)).isSameAs(name);
    }

    @Test
    void encode_unpairedSurrogate_isRefused() {
        for (String name : new String[]{"a\ud83d", "\ude00b", "\ud83dx", "\ude00\ud83d"}) {
            assertThatThrownBy(() -> WireNames.encode(name))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> WireNames.decode(name))
                    .isInstanceOf(MalformedNameException.class);
        }
    }

    @Test
    void decode_escapedPercent_isDecodedOnce() throws Exception {
        assertThat(WireNames.decode("%252e")).isEqualTo("%2e");
        assertThat(WireNames.decode("%41%c3%A9")).isEqualTo("A\u00e9");
    }

    @Test
    void decode_escapedBesideRawBytesOfOneCharacter_isThatCharacter() throws Exception {
        byte[] wire = {'%', 'C', '3', (byte) 0xA9};
        assertThat(WireNames.decode(wire, 0, wire.length)).isEqualTo("\u00e9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "a%", "%4", "%g1", "%1g", "% 1", "%\uff11\uff11", "%C3", "%80",
            "%C0%80", "%ED%BF%BF", "a\tb", "a\u0085", "\0"})
    void decode_notInWireForm_isMalformed(String wire) {
        assertThatThrownBy(() -> WireNames.decode(wire)).isInstanceOf(MalformedNameException.class);
    }

    @Test
    void decode_partOfAnArray_looksAtThatPartAlone() throws Exception {
        byte[] bytes = "%zGET a%41%z".getBytes(UTF_8);
        assertThat(WireNames.decode(bytes, 6, 10)).isEqualTo("a%41".replace("%41", "A"));
    }

    @Test
    void encode_randomNames_areDecodedToThemselvesAndHaveNoControls() throws Exception {
        long seed = Seeds.next();
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            String name = RandomNames.next(random);
            String wire = WireNames.encode(name);
            assertThat(WireNames.decode(wire)).as(Seeds.replay(seed)).isEqualTo(name);
            assertThat(wire.chars().filter(Character::isISOControl)).as(Seeds.replay(seed))
                    .isEmpty();
        }
    }

    @Test
    void escape_controls_areEscapedAndPercentIsNot() {
        assertThat(WireNames.escape("a%0A\u001b[2J\r\n\u009b"))
                .isEqualTo("a%0A%1B[2J%0D%0A%C2%9B");
        assertThat(WireNames.escape("plain caf\u00e9 %41")).isEqualTo("plain caf\u00e9 %41");
    }
}
