package dev.servelab.cli;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class ConvertersTest {
    @ParameterizedTest
    @CsvSource({"0,0", "1024,1024", "7B,7", "64KiB,65536", "64MiB,67108864", "64mib,67108864",
            "1GiB,1073741824", "2TiB,2199023255552", "64kB,64000", "64KB,64000", "64MB,64000000",
            "5GB,5000000000", "1TB,1000000000000", "9223372036854775807,9223372036854775807"})
    void size_ofEachUnit_isInBytes(String text, long bytes) {
        assertThat(new SizeConverter().convert(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MiB", "-1", "+1", "1.5MiB", "64 MiB", "64K", "64MiBs", "0x10",
            "9223372036854775808", "8589934592GiB", "99999999999999999999"})
    void size_thatIsNone_isRefused(String text) {
        assertThatThrownBy(() -> new SizeConverter().convert(text))
                .isInstanceOf(TypeConversionException.class).hasMessageContaining(text);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "0s,0", "500ms,500", "10s,10000", "2m,120000", "1h,3600000"})
    void duration_ofEachUnit_isRead(String text, long ms) {
        assertThat(new DurationConverter().convert(text)).isEqualTo(Duration.ofMillis(ms));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "-1s", "1.5s", "10 s", "s", "1d", "9223372036854775807ms",
            "9999999999999999999h", "99999999999999999999s"})
    void duration_thatIsNone_isRefused(String text) {
        assertThatThrownBy(() -> new DurationConverter().convert(text))
                .isInstanceOf(TypeConversionException.class).hasMessageContaining(text);
    }

    @Test
    void duration_ofTheLongestThatFits_isRead() {
        assertThat(new DurationConverter().convert("9223372036854ms").toNanos())
                .isEqualTo(9_223_372_036_854_000_000L);
    }

    @ParameterizedTest
    @CsvSource({"500/s,500", "500,500", "2.5/s,2.5", "0/s,0", "1000000/s,1000000"})
    void rate_perSecond_isRead(String text, double perSec) {
        assertThat(new RateConverter().convert(text)).isEqualTo(perSec);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/s", "-1/s", "5/m", "5 /s", "1e3", ".5", "12345678901"})
    void rate_thatIsNone_isRefused(String text) {
        assertThatThrownBy(() -> new RateConverter().convert(text))
                .isInstanceOf(TypeConversionException.class).hasMessageContaining(text);
    }

    @Test
    void trials_numberOrAuto_isRead() {
        assertThat(new TrialsConverter().convert("12")).isEqualTo(12);
        assertThat(new TrialsConverter().convert("auto")).isEqualTo(TrialsConverter.AUTO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "many", "1.5", "9999999999"})
    void trials_thatAreNone_areRefused(String text) {
        assertThatThrownBy(() -> new TrialsConverter().convert(text))
                .isInstanceOf(TypeConversionException.class).hasMessageContaining(text);
    }

    @Test
    void crowd_atAPace_isRead() {
        assertThat(new CrowdConverter().convert("48@256KiB/s"))
                .isEqualTo(new CrowdConverter.Crowd(48, 256 << 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "48", "48@", "@256KiB/s", "0@1KiB/s", "48@256KiB", "48@fast/s"})
    void crowd_thatIsNone_isRefused(String text) {
        assertThatThrownBy(() -> new CrowdConverter().convert(text))
                .isInstanceOf(TypeConversionException.class);
    }

    @ParameterizedTest
    @CsvSource({"256MiB,'256 MiB, log-normal sizes, mean 192 KiB, sigma 1.5'",
            "256MiB:512KiB,'256 MiB, log-normal sizes, mean 512 KiB, sigma 1.5'",
            "1024x16KiB,'16 MiB, files of 16 KiB'"})
    void files_ofEachMake_areRead(String text, String description) {
        assertThat(new FilesConverter().convert(text).describe()).isEqualTo(description);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "1024x", "x16KiB", "0x16KiB", "16MiB:", "16MiB:0",
            "9999999x9999999TiB", "99999999999B:1"})
    void files_thatAreNone_areRefused(String text) {
        assertThatThrownBy(() -> new FilesConverter().convert(text))
                .isInstanceOf(TypeConversionException.class);
    }

    @Test
    void fileIos_severalInOneWord_areRead() {
        assertThat(new FileIosConverter().convert("pool:1,4,16,inline").all())
                .extracting(Object::toString)
                .containsExactly("pool:1", "pool:4", "pool:16", "inline");
        assertThat(new FileIosConverter().convert("inline").all()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4", "pool:0", "pool:4,4", "inline,inline", "pool:4,", "tape"})
    void fileIos_thatAreNone_areRefused(String text) {
        assertThatThrownBy(() -> new FileIosConverter().convert(text))
                .isInstanceOf(TypeConversionException.class);
    }
}
