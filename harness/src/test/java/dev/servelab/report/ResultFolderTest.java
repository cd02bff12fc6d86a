package dev.servelab.report;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ResultFolderTest {
    @TempDir
    Path parent;

    @Test
    void publish_draft_appearsWhole() throws IOException {
        Path target = parent.resolve("deep/result");
        try (ResultFolder folder = ResultFolder.begin(target)) {
            Files.writeString(folder.draft().resolve("result.json"), "{}");
            assertThat(target).doesNotExist();

            folder.publish();
        }

        assertThat(target.resolve("result.json")).hasContent("{}");
        assertThat(parent.resolve("deep")).isDirectoryNotContaining("glob:**/.servelab-*");
    }

    @Test
    void close_unpublished_leavesNothing() throws IOException {
        try (ResultFolder folder = ResultFolder.begin(parent.resolve("result"))) {
            Files.writeString(folder.draft().resolve("result.json"), "{}");
        }

        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void begin_emptyFolder_isFilled() throws IOException {
        Path target = Files.createDirectory(parent.resolve("result"));
        try (ResultFolder folder = ResultFolder.begin(target)) {
            Files.writeString(folder.draft().resolve("a"), "");
            folder.publish();
        }

        assertThat(target.resolve("a")).exists();
    }

    @Test
    void begin_somebodysFolder_isRefused() throws IOException {
        Files.writeString(parent.resolve("file"), "precious");

        assertThatThrownBy(() -> ResultFolder.begin(parent))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> ResultFolder.begin(parent.resolve("file")))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(parent.resolve("file")).hasContent("precious");
    }
}
