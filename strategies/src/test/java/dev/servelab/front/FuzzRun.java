package dev.servelab.front;

import dev.servelab.testing.Fuzzer;
import dev.servelab.testing.HttpReply;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fuzzing itself, by name and not with the suite: {@code ./mvnw -B verify -P fuzz}. */
class FuzzRun {
    @Test
    void connections_fuzzed_neverFail() throws Exception {
        new Fuzzer(HttpFrontFuzz.class, "http-front")
                .run(List.of(HttpReply.class, FrontDriver.class, HttpRig.class));
    }
}
