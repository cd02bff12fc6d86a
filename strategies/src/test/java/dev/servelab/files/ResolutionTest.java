package dev.servelab.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ResolutionTest {
    @TempDir
    Path root;

    /** The contract's tests run over what there is; this says what that was. */
    @Test
    void ways_onThisSystem_areReported(TestReporter reporter) throws IOException {
        for (Resolution way : Ways.all()) {
            boolean here = Ways.available().contains(way);
            reporter.publishEntry(way.id(), here ? "checked" : "not checked here");
        }
        assertThat(Ways.available()).contains(Resolution.REAL_PATH);
    }

    @Test
    void open_auto_isTheFirstThatTheSystemHas() throws IOException {
        try (SharedDirectory directory = SharedDirectory.open(root, Resolution.AUTO)) {
            assertThat(directory.resolution()).isEqualTo(Ways.available().getFirst());
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofId_itsId_isItself(Resolution resolution) {
        assertThat(Resolution.ofId(resolution.id())).isEqualTo(resolution);
        assertThat(resolution.description()).isNotBlank().doesNotContain("\n");
    }

    @Test
    void ofId_unknown_saysWhatThereIs() {
        assertThatThrownBy(() -> Resolution.ofId("nfs"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("openat2");
    }

    @ParameterizedTest
    @EnumSource
    void open_rootThatIsNoDirectory_fails(Resolution resolution) throws IOException {
        Path file = Disk.write(root, "file", "x");
        assertThatThrownBy(() -> SharedDirectory.open(root.resolve("missing"), resolution))
                .isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> SharedDirectory.open(file, resolution))
                .isInstanceOf(NotDirectoryException.class);
    }

    @ParameterizedTest
    @EnumSource
    void open_rootReachedByALink_servesWhatItLeadsTo(Resolution resolution) throws Exception {
        if (resolution != Resolution.AUTO && !Ways.available().contains(resolution)) {
            return; // reported above
        }
        Disk.write(root, "real é\uFFFD/file", "content");
        Path link = Files.createSymbolicLink(root.resolve("link"), Path.of("real é\uFFFD"));
        try (SharedDirectory directory = SharedDirectory.open(link, resolution)) {
            assertThat(Disk.read(directory, "file")).isEqualTo("content");
        }
    }
}
