package dev.servelab.cli;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

import static dev.servelab.cli.Key.BACK;
import static dev.servelab.cli.Key.DOWN;
import static dev.servelab.cli.Key.FIRST;
import static dev.servelab.cli.Key.LAST;
import static dev.servelab.cli.Key.ON;
import static dev.servelab.cli.Key.OTHER;
import static dev.servelab.cli.Key.QUIT;
import static dev.servelab.cli.Key.UP;
import static org.assertj.core.api.Assertions.assertThat;

class KeyReaderTest {
    private static final long SOON_MS = 10_000;

    /** What xterm, the Linux console and screen send. The end of input is the end. */
    @Test
    void next_everyKey_isUnderstood() throws Exception {
        assertThat(keys(" n\n", 3)).containsExactly(ON, ON, ON);
        assertThat(keys("b\177p", 3)).containsExactly(BACK, BACK, BACK);
        assertThat(keys("\033[C\033[D\033OC\033[6~\033[5~", 5)).containsExactly(ON, BACK, ON, ON,
                BACK);
        assertThat(keys("\033[H\033[F\033OH\033[1~\033[4~gG", 7)).containsExactly(FIRST, LAST,
                FIRST, FIRST, LAST, FIRST, LAST);
        assertThat(keys("\033[A\033[Bjk", 4)).containsExactly(UP, DOWN, DOWN, UP);
        assertThat(keys("x\033[1;5P\033xé", 5)).containsOnly(OTHER);
        for (String quit : List.of("q", "\004", "\033", "")) {
            assertThat(keys(quit, 1)).containsExactly(QUIT);
        }
    }

    private static List<Key> keys(String typed, int count) throws Exception {
        KeyReader reader = new KeyReader(
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
        List<Key> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            keys.add(Objects.requireNonNull(reader.next(SOON_MS)));
        }
        return keys;
    }
}
