package dev.servelab.files;

import dev.servelab.protocol.WireNames;
import dev.servelab.testing.Corpus;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class NameFuzzTest {
    private final Corpus corpus = Corpus.of("names");

    @Test
    void decode_everyInputKept_staysInsideTheRootOrIsRefused() {
        corpus.replay(NameFuzz::fuzzerTestOneInput);
    }

    /** {@code %252e%252e} would be {@code ..}. */
    @Test
    void decode_twice_isFound() {
        assertThat(corpus.failures(input -> NameFuzz.check(input, wire -> WireNames.decode(
                WireNames.decode(wire, 0, wire.length)), name -> NameRules.allows(name, false))))
                .isPositive();
    }

    /** Rules that look at the wire and not at the name let {@code %2e%2e/a} out of the root. */
    @Test
    void rules_onTheWireForm_areFound() {
        assertThat(corpus.failures(input -> NameFuzz.check(input,
                wire -> WireNames.decode(wire, 0, wire.length),
                name -> NameRules.allows(new String(input, UTF_8), false)))).isPositive();
    }
}
