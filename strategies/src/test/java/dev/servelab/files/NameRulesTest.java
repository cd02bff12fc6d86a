package dev.servelab.files;

import dev.servelab.protocol.ErrorCode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A pure function, so Windows' rules are tested on every system. */
class NameRulesTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "a.txt", "a/b/c", "with space", "a..b", "a./b",
            "x...", "back\\slash", "C:", "NUL", "com1.txt", "tab\tand\nnewline", "100%",
            "%2e%2e", "é漢😀", "~", "-", " ", " leading", "trailing ", "dot."})
    void check_plainNameOnUnix_passes(String name) {
        assertThatCode(() -> NameRules.check(name, false)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "//", ".", "..", "/a", "a/", "a//b", "./a", "a/.", "../a",
            "a/../b", "a/..", "../../etc/passwd", "/etc/passwd", "a\0b", "\0", ".hidden/../a",
            ".hidden/", "\ud800", "a\udc00/b", "\udc00\ud800"})
    void check_nameThatCouldLeaveOrIsNone_badNameEverywhere(String name) {
        assertThat(code(name, false)).isEqualTo(ErrorCode.BAD_NAME);
        assertThat(code(name, true)).isEqualTo(ErrorCode.BAD_NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {".a", "a/.b", ".a/b", "..a", "...", "a/.../b", ".git/config"})
    void check_hiddenComponent_notFound(String name) {
        assertThat(code(name, false)).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\b", "a..\\a", "C:", "C:a", "C:\\a", "a:b", "a::$DATA", "a.", "a ",
            "a /b", "a./b", "a...", "CON", "con", "Prn", "AUX", "NUL", "nul.txt", "NUL.tar.gz",
            "nul .txt", "COM1", "com9.log", "LPT1", "lpt9.x", "com\u00b9", "LPT\u00b3.a",
            "CONIN$", "conout$", "a/nul/b", "a/COM1", "a*", "a?", "a|b", "<a>", "\"a\"", "a\nb"})
    void check_nameThatWindowsTakesOtherwise_badNameThereOnly(String name) {
        assertThat(code(name, true)).isEqualTo(ErrorCode.BAD_NAME);
        assertThatCode(() -> NameRules.check(name, false)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a/b.txt", "console", "com", "com10", "com0", "nulx", "nul-a.txt",
            "a.nul", "PROGRA~1", "with space.txt", "é漢😀", "100%"})
    void check_plainNameOnWindows_passes(String name) {
        assertThatCode(() -> NameRules.check(name, true)).doesNotThrowAnyException();
    }

    @Test
    void check_componentOf255Bytes_isTheLongest() {
        assertThat(NameRules.allows("x".repeat(255), false)).isTrue();
        assertThat(code("x".repeat(256), false)).isEqualTo(ErrorCode.BAD_NAME);
        assertThat(NameRules.allows("a/" + "漢".repeat(85) + "/b", false)).isTrue();
        assertThat(code("a/" + "漢".repeat(85) + "x/b", false)).isEqualTo(ErrorCode.BAD_NAME);
        assertThat(code("😀".repeat(64), false)).isEqualTo(ErrorCode.BAD_NAME);
    }

    @Test
    void check_componentOf255Units_isTheLongestOnWindows() {
        assertThat(NameRules.allows("漢".repeat(255), true)).isTrue();
        assertThat(code("漢".repeat(256), true)).isEqualTo(ErrorCode.BAD_NAME);
    }

    @Test
    void check_wholeNameOf4095Bytes_isTheLongest() {
        String longest = "x/".repeat(2_047) + "x";
        assertThat(NameRules.allows(longest, false)).isTrue();
        assertThat(code(longest + "x", false)).isEqualTo(ErrorCode.BAD_NAME);
        assertThat(code("x".repeat(1 << 20), false)).isEqualTo(ErrorCode.BAD_NAME);
    }

    /** Whatever is passed has only components that stay where they are. */
    @Test
    void check_randomNames_passesNoneThatCouldLeave() {
        long seed = 20_261_122;
        Random random = new Random(seed);
        char[] alphabet = {'.', '.', '/', 'a', '\\', ':', '\0', ' '};
        for (int i = 0; i < 200_000; i++) {
            StringBuilder name = new StringBuilder();
            for (int length = random.nextInt(9); length > 0; length--) {
                name.append(alphabet[random.nextInt(alphabet.length)]);
            }
            if (NameRules.allows(name.toString(), false)) {
                assertThat(name.toString().split("/", -1)).as("seed %d, name %d", seed, i)
                        .noneMatch(part -> part.isEmpty() || part.startsWith("."));
                assertThat(name.toString()).doesNotContain("\0");
            }
        }
    }

    private static ErrorCode code(String name, boolean windows) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> NameRules.check(name, windows));
        assertThat(refusal).as("refusal of '%s'", name).isNotNull();
        return refusal.code();
    }
}
