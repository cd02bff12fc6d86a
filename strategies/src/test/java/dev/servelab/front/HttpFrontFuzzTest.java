package dev.servelab.front;

import dev.servelab.files.SharedDirectory;
import dev.servelab.testing.Corpus;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the fuzzer has found, without it. */
class HttpFrontFuzzTest {
    private final SharedDirectory directory;

    HttpFrontFuzzTest(@TempDir Path folder) throws IOException {
        directory = HttpFrontFuzz.share(folder);
    }

    @AfterEach
    void close() throws IOException {
        directory.close();
    }

    @Test
    void answer_everyInputKept_isReadByAStrictClientAndLeavesNothing() {
        Corpus.of("http-front").replay(input -> HttpFrontFuzz.check(input, directory));
    }
}
