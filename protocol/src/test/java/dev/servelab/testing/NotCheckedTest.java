package dev.servelab.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class NotCheckedTest {
    @Test
    void append_twice_keepsBothLines(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("target/not-checked-here.txt");

        Lines.append(NotChecked.line("locks", "the file system has none"), file);
        Lines.append(NotChecked.line("openat2", "refused by the kernel"), file);

        assertThat(Files.readAllLines(file)).containsExactly(
                "not checked here: locks (the file system has none)",
                "not checked here: openat2 (refused by the kernel)");
    }
}
