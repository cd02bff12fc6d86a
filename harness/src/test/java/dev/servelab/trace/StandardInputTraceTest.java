package dev.servelab.trace;

import dev.servelab.trace.TraceFiles.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StandardInputTraceTest {
    private final InputStream before = System.in;

    @AfterEach
    void giveBack() {
        System.setIn(before);
    }

    @Test
    void read_packedOneByteAtATime_isGuessedAndReadOnce() throws IOException {
        byte[] content = TraceFiles.packed(Packing.GZIP, TraceFiles.text("1 7 10\n2 8 0\n"));
        System.setIn(new ByteArrayInputStream(content) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(1, length));
            }
        });
        TraceSource source = TraceSource.parse("-", null);

        assertThat(source.canReopen()).isFalse();
        assertThat(TraceFiles.read(source)).isEqualTo(
                List.of(new Request(7, 10), new Request(8, 1)));
        assertThatThrownBy(() -> TraceSource.parse("-", null).open())
                .hasMessage("standard input: can be read only once");
    }

    @Test
    void read_nothingOrWrongLines_areSaidOfStandardInput() {
        System.setIn(new ByteArrayInputStream(new byte[0]));
        assertThatThrownBy(() -> TraceFiles.read(TraceSource.parse("-", null)))
                .hasMessage("standard input: no request in it");
        System.setIn(new ByteArrayInputStream(TraceFiles.text("1,2\n")));
        assertThatThrownBy(() -> TraceFiles.read(TraceSource.parse("-", TraceFormat.WEBCACHESIM)))
                .hasMessage("standard input, line 1: not 'time id size'");
    }
}
