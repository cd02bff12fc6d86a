package dev.servelab.files;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FileVersionTest {
    private static final long[] NUMBERS = {0, 1, 35, 36, 1L << 32, Long.MAX_VALUE, -1,
            Long.MIN_VALUE};

    @Test
    void token_anyVersion_isShortPlainAndItsOwn() {
        Map<String, FileVersion> seen = new HashMap<>();
        for (long size : NUMBERS) {
            for (long changeNs : NUMBERS) {
                for (long device : NUMBERS) {
                    for (long inode : NUMBERS) {
                        if (size >= 0) {
                            check(seen, new FileVersion(size, changeNs, device, inode));
                        }
                    }
                }
            }
        }
    }

    private static void check(Map<String, FileVersion> seen, FileVersion version) {
        assertThat(version.token()).matches("[A-Za-z0-9._-]{1,64}");
        assertThat(seen.put(version.token(), version)).isNull();
    }

    @Test
    void new_negativeSize_isRefused() {
        assertThatThrownBy(() -> new FileVersion(-1, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
