package dev.servelab.cache;

import dev.servelab.testing.Fuzzer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fuzzing itself, by name and not with the suite: {@code ./mvnw -B verify -P fuzz}. */
class FuzzRun {
    @Test
    void cacheOperations_fuzzed_neverFail() throws Exception {
        new Fuzzer(CacheFuzz.class, "cache").run(List.of(Rig.class, FuzzedClient.class,
                FuzzedFiles.class, MemoryDirectory.class, TestClock.class));
    }
}
