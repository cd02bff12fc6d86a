package dev.servelab.trace;

import dev.servelab.draw.Popularity;
import dev.servelab.draw.Sequence;
import dev.servelab.trace.TraceFiles.Request;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class SyntheticTraceTest {
    @ParameterizedTest
    @ValueSource(strings = {"zipf", "zipf:1.2", "uniform", "loop", "scan", "hotspot-shift",
            "one-hit:0.5"})
    void read_anyPattern_isSoManyRequestsAndTheSameAgain(String pattern) throws IOException {
        String text = pattern + ",objects=100,requests=9K,sizes=lognormal:4KiB,seed=3";
        TraceSource source = TraceSource.parse(text, null);
        List<Request> requests = TraceFiles.read(source);

        assertThat(source.name()).isEqualTo(text);
        assertThat(source.requests()).isEqualTo(OptionalLong.of(9_000));
        assertThat(source.canReopen()).isTrue();
        assertThat(requests).hasSize(9_000).isEqualTo(TraceFiles.read(source))
                .isNotEqualTo(TraceFiles.read(
                        TraceSource.parse(text.replace("seed=3", "seed=4"), null)));
    }

    /** An object keeps its size; all of them together have the mean exactly. */
    @Test
    void read_drawnSizes_haveTheMean() throws IOException {
        Map<Long, Long> sizes = new HashMap<>();
        for (Request request : read("loop,objects=1000,requests=3K,sizes=lognormal:16KiB")) {
            assertThat(sizes.merge(request.key(), request.size(), (old, again) -> again))
                    .isEqualTo(request.size());
        }

        assertThat(sizes.values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(1_000 * (16L << 10));
        assertThat(new HashSet<>(sizes.values())).hasSizeGreaterThan(500);
        assertThat(read("uniform,requests=10,sizes=2KB")).extracting(Request::size)
                .containsOnly(2_000L);
    }

    /** The same draws as those of a load generator with one client. */
    @Test
    void read_zipf_isWhatOneClientAsksFor() throws IOException {
        Sequence one = new Popularity(50, 0.8, 9).sequence(9, 0, 0);

        assertThat(read("zipf:0.8,objects=50,requests=500,seed=9"))
                .allSatisfy(request -> assertThat(request)
                        .isEqualTo(new Request(one.next(), 1)));
    }

    @Test
    void read_oneHit_asksForTheShareOnce() throws IOException {
        List<Request> requests = read("one-hit:0.25,objects=100,requests=10K");
        Set<Long> once = new HashSet<>();
        for (Request request : requests) {
            assertThat(request.key() < 100 || once.add(request.key())).isTrue();
        }

        assertThat(once.size() / 10_000.0).isCloseTo(0.25, within(0.02));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '~', value = {
            "zipf:x                ~ 'x' is not a number from 0 to 4",
            "zipf:5                ~ '5' is not a number from 0 to 4",
            "loop:3                ~ it is written loop",
            "zipf,objects=0        ~ objects=0: 1 to 100000000 are possible",
            "zipf,requests=5X      ~ requests=5X: 1 to 1000000000000000 are possible",
            "zipf,requests=99999999999G ~ requests=99999999999G: 1 to 1000000000000000 are"
                    + " possible",
            "zipf,sizes=0          ~ sizes=0: 1 to 68719476736 are possible",
            "zipf,sizes=lognormal:9~ sizes=lognormal:9: 1024 to 68719476736 are possible",
            "zipf,seed=-1          ~ seed=-1: 0 to 9223372036854775807 are possible",
            "zipf,object=5         ~ unknown option 'object': objects=N, requests=N,"
                    + " sizes=BYTES|lognormal:MEAN, seed=N",
            "zipf,objects          ~ 'objects': options are objects=N, requests=N,"
                    + " sizes=BYTES|lognormal:MEAN, seed=N, each once"})
    void parse_wrongText_isOneLine(String text, String why) {
        assertThatThrownBy(() -> TraceSource.parse(text, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("trace '" + text + "': " + why);
    }

    private static List<Request> read(String text) throws IOException {
        return TraceFiles.read(TraceSource.parse(text, null));
    }
}
