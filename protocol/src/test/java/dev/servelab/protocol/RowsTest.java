package dev.servelab.protocol;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class RowsTest {
    @Test
    void wireLine_ofACachedFile_isReadBack() throws Exception {
        CachedRow row = new CachedRow("a\tb c%\n\u00e9", Long.MAX_VALUE, 3, 0);
        assertThat(row.wireLine())
                .isEqualTo("a%09b c%25%0A\u00e9\t9223372036854775807\t3\t0\n");
        assertThat(CachedRow.parse(row.wireLine().replace("\n", ""))).isEqualTo(row);
    }

    @Test
    void wireLine_ofAFile_isReadBack() throws Exception {
        FileRow row = new FileRow("dir/a", 0);
        assertThat(row.wireLine()).isEqualTo("dir/a\t0\n");
        assertThat(FileRow.parse("dir/a\t0")).isEqualTo(row);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a\t", "a\t-1", "a\t+1", "a\t01", "a\t1\t", "a\t1\t2",
            "a\t9223372036854775808", "a%\t1", "a\u0001\t1", "a 1", "a\t1\r"})
    void parse_notALine_isMalformed(String line) {
        assertThatThrownBy(() -> FileRow.parse(line)).isInstanceOf(MalformedReplyException.class);
        assertThatThrownBy(() -> CachedRow.parse(line))
                .isInstanceOf(MalformedReplyException.class);
    }

    @Test
    void isValid_versions_areOneTo64TokenCharacters() {
        assertThat(Versions.isValid("aZ09._-")).isTrue();
        assertThat(Versions.isValid("v".repeat(64))).isTrue();
        for (String version : new String[]{"", "v".repeat(65), "a b", "a/b", "\u00e9", "a\n",
                "+"}) {
            assertThat(Versions.isValid(version)).as(version).isFalse();
        }
    }
}
