package dev.servelab.protocol.http;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TargetTest {
    /** The query is cut off before anything is decoded, and everything is decoded once. */
    @ParameterizedTest
    @CsvSource({"/a.txt, a.txt", "/a/b/c, a/b/c", "/a?b/c, a", "/a?b?c, a", "/a%3Fb, a?b",
            "/a%20b, a b", "/a+b, a+b", "/%41%2fb, A/b", "/a%2F..%2Fb, a/../b", "/%252e, %2e",
            "/%2e%2E, ..", "/../a, ../a", "/a//b, a//b", "/a%25, a%", "/%C3%A9, \u00e9",
            "/%F0%9F%98%80, \ud83d\ude00",
            "/a;b=c:d@e, a;b=c:d@e", "/http://x, http://x", "/_servelab.txt, _servelab.txt",
            "/x/_servelab/, x/_servelab/", "/_SERVELAB, _SERVELAB", "/C:/a, C:/a", "/a\\b, a\\b",
            "/~, ~", "http://host/a, a", "HTTP://h:80/a?b, a", "http://[::1]:80/a/b, a/b",
            "http://other.example/%61, a"})
    void of_path_isTheNameDecodedOnce(String target, String name) {
        Target expected = name.endsWith("/") ? new Target.Folder(name) : new Target.FileName(name);

        assertThat(Target.of(target)).isEqualTo(expected);
    }

    @Test
    void of_controlCharacters_areDecodedAsOnTheNativeWire() {
        assertThat(Target.of("/%00%0a%7f")).isEqualTo(new Target.FileName("\0\n\u007f"));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {"/, \"\"", "/?, \"\"", "/a/, a/", "/a/b/?c=/d, a/b/",
            "/a%2F, a/", "/a//, a//", "/../, ../", "http://host, \"\"", "http://host/, \"\"",
            "http://host?x, \"\"", "http://host/a/, a/"})
    void of_pathWithSlashAtItsEnd_isAFolder(String target, String prefix) {
        assertThat(Target.of(target)).isEqualTo(new Target.Folder(prefix));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {"/_servelab/, \"\"", "/_servelab/stats, stats",
            "/_servelab/?x, \"\"", "/%5fservelab/a%20b, a b", "/_servelab%2Fstats, stats",
            "http://h/_servelab/cached, cached", "/_servelab//, /"})
    void of_pathUnderOwn_isAPage(String target, String page) {
        assertThat(Target.of(target)).isEqualTo(new Target.Own(page));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/_servelab", "/_servelab?x", "/%5Fservelab"})
    void of_ownWithoutSlash_isToldSo(String target) {
        assertThat(Target.of(target)).isEqualTo(new Target.OwnWithoutSlash());
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "a", "h:80", "?", "https://h/a", "ftp://h/a", "http:/a", "http://",
            "http:///a", "http://:80/a", "http://u@h/a", "http://u:p@h/a", "http://h:x/a",
            "http://[::1/a", "http://a\\b/c", "//", "//a", "//evil/..", "http://h//a", "/%", "/%2",
            "/%zz",
            "/%2g", "/%u0041", "/a%", "/%C3", "/%C3%", "/%C0%AF", "/%E0%80%AF", "/%ED%A0%80",
            "/%F4%90%80%80", "/%FF"})
    void of_noName_isMalformed(String target) {
        assertThat(Target.of(target)).isInstanceOfSatisfying(Target.Malformed.class,
                malformed -> assertThat(malformed.text()).matches("[ -~]{5,80}"));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {"a b/c%.txt, /a%20b/c%25.txt", "\"\", /",
            "a/, /a/", "\u00e9?#, /%C3%A9%3F%23", "a:b@!$&()*+;=-._~, /a:b@!$&()*+;=-._~",
            "<>^`{|}\\, /%3C%3E%5E%60%7B%7C%7D%5C"})
    void path_name_hasOnlyWhatAPathMayHave(String name, String path) {
        assertThat(Target.path(name)).isEqualTo(path);
    }

    @Test
    void path_anyName_isReadAsThatName() {
        long seed = Long.getLong("servelab.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            String name = "n" + IntStream.generate(() -> random.nextInt(random.nextInt(3) == 0
                    ? Character.MAX_CODE_POINT
                    : 0x180)).limit(random.nextInt(12))
                    .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint,
                            StringBuilder::append)
                    + ".";
            String path = Target.path(name);

            assertThat(path).as("replay with -Dservelab.seed=%d", seed).matches("[!-~]*");
            assertThat(Target.of(path)).as("%s, replay with -Dservelab.seed=%d", path, seed)
                    .isEqualTo(new Target.FileName(name));
        }
    }

    @Test
    void path_halfACharacter_isNoName() {
        assertThatThrownBy(() -> Target.path("a\ud83d"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
