package dev.servelab.disk;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FileIoTest {
    @Test
    void parse_allForms_arePrintedInFull() {
        assertThat(FileIo.parse("pool")).isEqualTo(FileIo.DEFAULT).hasToString("pool:16");
        assertThat(FileIo.parse("pool:1")).hasToString("pool:1");
        assertThat(FileIo.parse("pool:1024").poolThreads()).isEqualTo(1_024);
        assertThat(FileIo.parse("inline")).isEqualTo(FileIo.INLINE).hasToString("inline");
        assertThat(FileIo.INLINE.isInline()).isTrue();
        assertThat(FileIo.DEFAULT.isInline()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pool:", "pool:0", "pool:-1", "pool:01", "pool:1025", "pool:9999",
            "pool:99999999999", "pool:1 ", "INLINE", "inline:1", "threads"})
    void parse_anythingElse_isRefused(String text) {
        assertThatThrownBy(() -> FileIo.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .isNotInstanceOf(NumberFormatException.class).hasMessageContaining("pool");
    }
}
