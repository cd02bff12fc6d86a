package dev.servelab.text;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

final class ByteTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0|0 B|0 B", "1|1 B|1 B", "1023|1,023 B|1,023 B",
            "1024|1 KiB|1 KiB", "1500|1,500 B|1.5 KiB", "16384|16 KiB|16 KiB",
            "102348|102,348 B|99.9 KiB", "102349|102,349 B|100 KiB",
            "1048575|1,048,575 B|1,024 KiB", "1048576|1 MiB|1 MiB", "67108864|64 MiB|64 MiB",
            "1610612736|1,536 MiB|1.5 GiB",
            "9223372036854775807|9,223,372,036,854,775,807 B|8 EiB"})
    void exactAndRounded_areInTheUnitThatFits(long bytes, String exact, String rounded) {
        assertThat(ByteText.exact(bytes)).isEqualTo(exact);
        assertThat(ByteText.rounded(bytes)).isEqualTo(rounded);
    }
}
