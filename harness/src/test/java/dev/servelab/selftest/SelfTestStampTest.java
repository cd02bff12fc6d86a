package dev.servelab.selftest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SelfTestStampTest {
    private static final String BUILD = "1.0-0123456789abcdef";
    private static final PartResult PASSED = new PartResult("queue", "It waits.", "exactly",
            List.of(new Reading("wait", "1", "1", true)), "", 1);
    private static final PartResult FAILED = new PartResult("lies", "It counts.", "exactly",
            List.of(new Reading("lies", "1", "2", false)), "", 1);

    @TempDir
    private Path folder;

    @Test
    void read_afterWrite_isTheSame() throws IOException {
        SelfTestStamp stamp = stamp(PASSED, PASSED);

        stamp.write(folder.resolve("not/there/yet"));
        stamp.write(folder.resolve("not/there/yet"));

        assertThat(SelfTestStamp.read(folder.resolve("not/there/yet"), BUILD)).isEqualTo(stamp);
        assertThat(folder.resolve("not/there/yet")).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void status_allPassed_isPassed() {
        assertThat(stamp(PASSED, PASSED).status()).isEqualTo(SelfTestStamp.Status.PASSED);
        assertThat(stamp(PASSED, PASSED).sentence())
                .isEqualTo("self-test: passed (2 parts, 2026-01-31T12:00:00Z)");
    }

    @Test
    void status_onePartFailed_isFailedAndSaysWhich() {
        assertThat(stamp(PASSED, FAILED).status()).isEqualTo(SelfTestStamp.Status.FAILED);
        assertThat(stamp(PASSED, FAILED).sentence())
                .isEqualTo("self-test: FAILED (lies; 2026-01-31T12:00:00Z)");
    }

    @Test
    void read_stampOfAnotherBuild_isNotRun() throws IOException {
        stamp(PASSED).write(folder);

        SelfTestStamp found = SelfTestStamp.read(folder, "1.0-fedcba9876543210");

        assertThat(found.status()).isEqualTo(SelfTestStamp.Status.NOT_RUN);
        assertThat(found.sentence()).isEqualTo("self-test: not run with this build");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "null", "[1]", "{\"build\":\"" + BUILD + "\"}", "{\"bu"})
    void read_damagedFile_isNotRun(String content) throws IOException {
        Files.writeString(folder.resolve("self-test.json"), content);

        assertThat(SelfTestStamp.read(folder, BUILD).status())
                .isEqualTo(SelfTestStamp.Status.NOT_RUN);
    }

    @Test
    void read_noFile_isNotRun() {
        assertThat(SelfTestStamp.read(folder, BUILD).status())
                .isEqualTo(SelfTestStamp.Status.NOT_RUN);
    }

    @Test
    void build_oneByteOfAClassChanged_isAnother() throws IOException {
        Path place = Files.createDirectories(folder.resolve("classes/a"));
        Files.write(place.resolve("One.class"), new byte[]{1, 2, 3});
        String before = BuildId.sumOf(List.of(folder));
        Files.write(place.resolve("One.class"), new byte[]{1, 2, 4});

        assertThat(BuildId.sumOf(List.of(folder))).isNotEqualTo(before);
    }

    @Test
    void build_ofTheseClasses_isOneThatReportsCanHold() throws IOException {
        assertThat(BuildId.current()).isEqualTo(BuildId.current()).matches(".+-[0-9a-f]{16}");
        assertThat(SelfTestStamp.ofThisBuild().build()).isEqualTo(BuildId.current());
    }

    @Test
    void cacheFolder_ofEachSystem_isWhereItsProgramsPutSuchFiles() {
        Path home = folder.resolve("home");
        Path other = folder.resolve("elsewhere");

        assertThat(CacheFolder.of("Linux", Map.of(), home)).isEqualTo(home.resolve(
                ".cache/servelab"));
        assertThat(CacheFolder.of("Linux", Map.of("XDG_CACHE_HOME", other.toString()), home))
                .isEqualTo(other.resolve("servelab"));
        assertThat(CacheFolder.of("Linux", Map.of("XDG_CACHE_HOME", "relative"), home))
                .isEqualTo(home.resolve(".cache/servelab"));
        assertThat(CacheFolder.of("Mac OS X", Map.of(), home))
                .isEqualTo(home.resolve("Library/Caches/servelab"));
        assertThat(CacheFolder.of("Windows 11", Map.of("LOCALAPPDATA", other.toString()), home))
                .isEqualTo(other.resolve("servelab"));
        assertThat(CacheFolder.of("Windows 11", Map.of(), home))
                .isEqualTo(home.resolve("AppData/Local/servelab"));
    }

    private static SelfTestStamp stamp(PartResult... parts) {
        return SelfTestStamp.of(new SelfTestResult(List.of(parts), List.of(), 2), BUILD,
                "2026-01-31T12:00:00Z");
    }
}
