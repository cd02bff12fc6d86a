package dev.servelab.page;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Numbers of bytes and things, for people. */
class SizesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0                   | 0 B
            999                 | 999 B
            1000                | 0.98 KiB
            1024                | 1.00 KiB
            1029                | 1.00 KiB
            1030                | 1.01 KiB
            10239               | 10.0 KiB
            102348              | 99.9 KiB
            102349              | 100 KiB
            1023487             | 999 KiB
            1023488             | 0.98 MiB
            67108864            | 64.0 MiB
            1099511627776       | 1.00 TiB
            9223372036854775807 | 8.00 EiB
            """)
    void readable_ofAnySize_hasThreeDigitsAndAUnit(long bytes, String words) {
        assertThat(Sizes.readable(bytes)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0                   | 0 files
            1                   | 1 file
            999                 | 999 files
            1000                | 1,000 files
            1234567             | 1,234,567 files
            9223372036854775807 | 9,223,372,036,854,775,807 files
            """)
    void counted_ofAnyNumber_isGrouped(long number, String words) {
        assertThat(Sizes.counted(number, "file", "files")).isEqualTo(words);
    }
}
