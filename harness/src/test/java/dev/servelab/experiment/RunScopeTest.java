package dev.servelab.experiment;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class RunScopeTest {
    private final List<String> closed = new ArrayList<>();

    @TempDir
    Path parent;

    @Test
    void close_resources_theLatestFirst() throws IOException {
        try (RunScope scope = RunScope.begin()) {
            scope.add(named("first"));
            Closeable second = scope.add(named("second"));
            scope.add(() -> {
                throw new IOException("cannot be closed");
            });
            scope.add(named("third"));
            scope.release(second);
            scope.release(second);
            assertThat(closed).containsExactly("second");
        }

        assertThat(closed).containsExactly("second", "third", "first");
    }

    @Test
    void temporaryFolder_close_removesAllOfIt() throws IOException {
        TemporaryFolder folder = TemporaryFolder.createIn(parent);
        Files.createDirectories(folder.path().resolve("a/b"));
        Files.writeString(folder.path().resolve("a/b/file"), "x");

        folder.close();
        folder.close();

        assertThat(parent).isEmptyDirectory();
    }

    private Closeable named(String name) {
        return () -> closed.add(name);
    }
}
