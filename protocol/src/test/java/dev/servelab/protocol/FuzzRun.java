package dev.servelab.protocol;

import dev.servelab.testing.Fuzzer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fuzzing itself, by name and not with the suite: {@code ./mvnw -B verify -P fuzz}. */
final class FuzzRun {
    @Test
    void requests_fuzzed_neverFail() throws Exception {
        new Fuzzer(RequestFuzz.class, "requests").run(List.of(NaiveDecoder.class));
    }

    @Test
    void replies_fuzzed_neverFail() throws Exception {
        new Fuzzer(ReplyFuzz.class, "replies")
                .run(List.of(NaiveReplies.class, NaiveDecoder.class, MemorySocket.class));
    }
}
