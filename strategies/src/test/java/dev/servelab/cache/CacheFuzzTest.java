package dev.servelab.cache;

import dev.servelab.files.FileVersion;
import dev.servelab.testing.Corpus;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CacheFuzzTest {
    private final Corpus corpus = Corpus.of("cache");

    @Test
    void operations_everyInputKept_bytesAreRightAndNothingIsHeld() {
        corpus.replay(CacheFuzz::fuzzerTestOneInput);
    }

    /** Under each policy in turn, so that none is left out: there are more inputs than policies. */
    @Test
    void operations_recorded_areReplayedToTheLastVictim() {
        AtomicInteger turn = new AtomicInteger();
        corpus.replay(input -> CacheFuzz.checkRecorded(
                CacheFuzz.withPolicy(input, turn.getAndIncrement())));
        assertThat(turn.get()).isGreaterThanOrEqualTo(Policies.all().size());
    }

    /** Memory is given back while a reader still has a pin on it. */
    @Test
    void entry_freedBeforeTheLastPin_isFound() {
        assertThat(corpus.failures(input -> CacheFuzz.check(input, new FileCache.Parts() {
            @Override
            public Entry newEntry(String name, FileVersion version, int slot, Block block,
                    long lookupBegan, long reloadAt) {
                return new Entry(name, version, slot, block, lookupBegan, reloadAt) {
                    @Override
                    boolean bar() {
                        super.bar();
                        return true;
                    }
                };
            }
        }))).isPositive();
    }
}
