package dev.servelab.protocol.http;

import dev.servelab.testing.Fuzzer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fuzzing itself, by name and not with the suite: {@code ./mvnw -B verify -P fuzz}. */
final class FuzzRun {
    @Test
    void http_fuzzed_neverFails() throws Exception {
        new Fuzzer(HttpFuzz.class, "http")
                .run(List.of(NaiveHeads.class, NaiveConditions.class, Heads.class));
    }
}
