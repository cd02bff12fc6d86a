package dev.servelab.cli;

import dev.servelab.testing.Depth;
import dev.servelab.testing.Figures;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** A trace that is longer than memory, piped in: in a campaign more than 1 GB in 64 MiB. */
@Tag(Depth.TAG)
@Timeout(600)
class TraceMemoryTest {
    private static final int RECORD_BYTES = 24;
    private static final int RECORDS = Depth.of(100_000, 45_000_000);
    private static final int OBJECTS = 50_000;

    @Test
    void simulate_traceLongerThanTheHeap_isPlayed() throws IOException, InterruptedException {
        Process child = Jvm.like().with("-Xmx64m").start(List.of("simulate", "-", "--format",
                "oracleGeneral", "--policies", "fifo,lru", "--sizes", "1MiB", "--json"));
        try (OutputStream in = child.getOutputStream()) {
            pour(in);
        }
        String out = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(child.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(child.waitFor()).as("status, after: %s", err).isZero();
        assertThat(out).contains("\"requests\":" + RECORDS, "\"policy\":\"lru\"");
        Figures.say("a trace through a pipe, heap of 64 MiB",
                (long) RECORDS * RECORD_BYTES / 1_000_000 + " MB");
    }

    private static void pour(OutputStream out) throws IOException {
        ByteBuffer records = ByteBuffer.allocate(1_000 * RECORD_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < RECORDS; i++) {
            records.putInt(i / 1_000).putLong((long) i * i % OBJECTS).putInt(1 + i % 4_096)
                    .putLong(-1);
            if (!records.hasRemaining()) {
                out.write(records.array());
                records.clear();
            }
        }
    }
}
