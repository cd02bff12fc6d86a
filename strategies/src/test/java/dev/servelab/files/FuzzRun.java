package dev.servelab.files;

import dev.servelab.testing.Fuzzer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fuzzing itself, by name and not with the suite: {@code ./mvnw -B verify -P fuzz}. */
class FuzzRun {
    @Test
    void names_fuzzed_neverFail() throws Exception {
        new Fuzzer(NameFuzz.class, "names").run(List.of(NaiveNames.class));
    }
}
