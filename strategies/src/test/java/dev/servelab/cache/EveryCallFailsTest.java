package dev.servelab.cache;

import dev.servelab.cache.Client.Answer;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Call number 1, 2, 3, ... of a request to the file system fails, until a request passes without a
 * fault: each time it is told, nothing is kept, and the next request is right. After the way that
 * SQLite tests its I/O errors (sqlite.org/testing.html, section 3.2).
 */
class EveryCallFailsTest {
    private static final int PACKETS = 4;

    /** A file of one read, of several, and one that goes past the cache. */
    static Stream<Arguments> requests() {
        return Policies.all().stream().flatMap(policy -> Stream.of(Arguments.of(policy, 10, 16),
                Arguments.of(policy, 60, 16), Arguments.of(policy, 700_000, 50_000)));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void get_anyCallFails_isToldAndTheNextIsRight(String policy, int bytes, int mostPerRead) {
        int failing = 1;
        while (failsAt(failing, policy, bytes, mostPerRead)) {
            failing++;
        }
        int reads = Math.ceilDiv(bytes, mostPerRead);
        assertThat(failing - 1).as("calls that were made to fail")
                .isEqualTo(1 + reads + 1); // an open, the reads, a look whether it has changed
    }

    private static void plant(Rig rig, MemoryDirectory.Hook hook) {
        rig.files.beforeOpen = hook;
        rig.files.beforeRead = hook;
        rig.files.beforeStat = hook;
    }

    /** Whether a request makes so many calls. */
    private static boolean failsAt(int failing, String policy, int bytes, int mostPerRead) {
        AtomicInteger calls = new AtomicInteger();
        MemoryDirectory.Hook planted = (name, position) -> {
            if (calls.incrementAndGet() == failing) {
                throw new IOException("planted at call " + failing);
            }
        };
        try (Rig rig = new Rig(policy, PACKETS)) {
            byte[] content = rig.file("a", bytes);
            rig.files.mostPerRead = mostPerRead;
            plant(rig, planted);
            Answer answer = rig.get("a");
            boolean failed = calls.get() >= failing;
            plant(rig, (name, position) -> {});
            assertThat(answer.refusal() != null).as("told of call %d", failing).isEqualTo(failed);
            rig.checkNothingHeld();
            if (failed) {
                assertThat(rig.listed()).isEmpty();
            }
            assertThat(rig.get("a", content)).isEqualTo(
                    failed || bytes > PACKETS * Rig.PACKET ? Outcome.MISS : Outcome.HIT);
            return failed;
        }
    }
}
