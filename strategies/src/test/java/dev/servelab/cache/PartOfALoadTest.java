package dev.servelab.cache;

import dev.servelab.protocol.ErrorCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.servelab.cache.Outcome.HIT;
import static dev.servelab.cache.Outcome.MISS;
import static dev.servelab.cache.Outcome.SHARED_MISS;
import static dev.servelab.cache.PartAsk.ask;
import static dev.servelab.cache.PartAsk.check;
import static org.assertj.core.api.Assertions.assertThat;

/** Parts of a file that is being loaded: when they are whole, and when they are lost. */
class PartOfALoadTest {
    static List<String> policies() {
        return Policies.all();
    }

    /** What is at hand at each step of a load of 40 bytes, ten at a time. */
    @ParameterizedTest
    @MethodSource("policies")
    void part_whileTheFileIsLoaded_isWholeWithItsOwnLastByte(String policy) {
        try (Rig rig = new Rig(policy, 4)) {
            byte[] a = rig.file("a", 40);
            rig.files.mostPerRead = 10;
            Client loader = new Client();
            Transfer loading = rig.cache.get("a", loader);
            loading.state();
            loader.work();
            loading.state();
            Transfer early = rig.cache.get("a", NotedSelection.bytes(5, 15, false), new Client());
            Transfer summed = rig.cache.get("a", NotedSelection.bytes(5, 15, true), new Client());
            Transfer toTheEnd = rig.cache.get("a", NotedSelection.bytes(35, 40, false),
                    new Client());
            List<String> seen = new ArrayList<>();
            rig.files.beforeRead = (name, at) -> seen.add(states(early, summed, toTheEnd));
            rig.files.beforeStat = (name, at) -> seen.add(states(early, summed, toTheEnd));
            loader.finish(loading);
            seen.add(states(early, summed, toTheEnd));
            // Nothing yet; 5 to 10 of the first two; the first is whole; the last waits for the
            // end of the load, and so do the bytes that go out with the sum.
            assertThat(seen).containsExactly("WAITING WAITING WAITING",
                    "READY READY WAITING", "whole WAITING WAITING", "whole WAITING WAITING",
                    "whole WAITING WAITING", "whole whole whole");
            check(new Client().finish(early), a, 5, 15, SHARED_MISS);
            check(new Client().finish(summed), a, 5, 15, SHARED_MISS);
            check(new Client().finish(toTheEnd), a, 35, 40, SHARED_MISS);
        }
    }

    /** The sum of the one that read it may be in its END already: it is not waited for twice. */
    @Test
    void part_toTheEndOfALoad_whoHasReadItFindsTheFileCached() {
        try (Rig rig = new Rig("lru", 4096)) {
            byte[] a = rig.file("a", 60_000);
            check(ask(rig, "a", 0, 60_000, false), a, 0, 60_000, MISS);
            assertThat(rig.listed()).containsExactly("a");
            check(ask(rig, "a", 0, 60_000, false), a, 0, 60_000, HIT);
        }
    }

    /** The load fails at byte 20: who wants no more than that has all of it. */
    @Test
    void part_loadFailsBehindItsEnd_isWholeAllTheSame() {
        try (Rig rig = new Rig("lru", 4)) {
            byte[] a = rig.file("a", 40);
            rig.files.mostPerRead = 10;
            rig.files.beforeRead = (name, at) -> {
                if (at >= 20) {
                    throw new IOException("planted");
                }
            };
            Client loader = new Client();
            Transfer loading = rig.cache.get("a", NotedSelection.bytes(0, 20, false), loader);
            loading.state();
            loader.work();
            loading.state();
            Transfer behind = rig.cache.get("a", NotedSelection.bytes(0, 21, false), new Client());
            Transfer summed = rig.cache.get("a", NotedSelection.bytes(0, 20, true), new Client());
            behind.state();
            summed.state();
            check(loader.finish(loading), a, 0, 20, MISS);
            assertThat(new Client().finish(behind).code()).isEqualTo(ErrorCode.IO_ERROR);
            assertThat(new Client().finish(summed).code()).isEqualTo(ErrorCode.IO_ERROR);
            assertThat(rig.listed()).isEmpty();
        }
    }

    private static String states(Transfer... transfers) {
        List<String> states = new ArrayList<>();
        for (Transfer transfer : transfers) {
            String state = transfer.state().name();
            states.add(state.equals("READY") && transfer.isComplete() ? "whole" : state);
        }
        return String.join(" ", states);
    }
}
