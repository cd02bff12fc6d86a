package dev.servelab.workload;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WorkloadSpecTest {
    @ParameterizedTest
    @CsvSource({"zipf, zipf:0.9", "zipf:0, zipf:0", "zipf:4, zipf:4", "zipf:1.25, zipf:1.25",
            "uniform, uniform", "loop, loop", "scan, scan", "hotspot-shift, hotspot-shift",
            "one-hit, one-hit:0.3", "one-hit:0, one-hit:0", "one-hit:1, one-hit:1"})
    void parse_allForms_arePrintedInFull(String text, String printed) {
        assertThat(WorkloadSpec.parse(text)).hasToString(printed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "``            |unknown workload '': zipf:A, uniform, loop, scan, hotspot-shift,",
            "Zipf          |unknown workload",
            "random        |unknown workload",
            "zipf:         |workload 'zipf:': it is written zipf:A",
            "zipf:x        |workload 'zipf:x': 'x' is not a number from 0 to 4",
            "zipf:-1       |is not a number from 0 to 4",
            "zipf:4.01     |is not a number from 0 to 4",
            "zipf:NaN      |is not a number from 0 to 4",
            "zipf:1e0      |is not a number from 0 to 4",
            "zipf:0.9:2    |is not a number from 0 to 4",
            "uniform:      |workload 'uniform:': it is written uniform",
            "loop:3        |workload 'loop:3': it is written loop",
            "one-hit:1.5   |is not a number from 0 to 1",
            "one-hit:30%   |is not a number from 0 to 1",
            "trace         |workload 'trace': it is written trace:FILE",
            "trace:        |it is written trace:FILE",
            "trace:/no/such|'/no/such' is not a file that can be read",
            "trace:/       |'/' is not a file that can be read"})
    void parse_anythingElse_saysWhatIsWrong(String text, String why) {
        assertThatThrownBy(() -> WorkloadSpec.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .isNotInstanceOf(NumberFormatException.class).hasMessageContaining(why)
                .message().doesNotContain("\n");
    }
}
