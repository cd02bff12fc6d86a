package dev.servelab.trace;

import dev.servelab.testing.Depth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/** Whatever the bytes, a trace is read to its end or refused in one line that names the file. */
@Tag(Depth.TAG)
class TraceFuzzTest {
    private static final int FILES = Depth.of(700, 300_000);

    @TempDir
    Path folder;

    @Test
    void read_garbageAndDamagedFiles_isATraceOrOneLine() throws IOException {
        List<byte[]> wholes = wholes();
        for (int i = 0; i < FILES; i++) {
            long seed = i;
            Random random = new Random(seed);
            byte[] content = wholes.get(random.nextInt(wholes.size())).clone();
            damage(content, random);
            int length = random.nextInt(4) == 0 ? random.nextInt(content.length) : content.length;
            Path file = Files.write(folder.resolve("t"), Arrays.copyOf(content, length));
            TraceFormat[] formats = TraceFormat.values();
            TraceFormat format = random.nextBoolean()
                    ? null
                    : formats[random.nextInt(formats.length)];
            check(TraceSource.parse(file.toString(), format), file, seed);
        }
    }

    private static void check(TraceSource source, Path file, long seed) {
        try {
            LongSummaryStatistics sizes = TraceFiles.read(source).stream()
                    .mapToLong(TraceFiles.Request::size).summaryStatistics();
            assertThat(sizes.getCount()).as("requests, seed %d", seed).isPositive();
            assertThat(sizes.getMin()).as("least size, seed %d", seed).isPositive();
        } catch (IOException said) {
            assertThat(said).as("seed %d", seed).isInstanceOf(BrokenTraceException.class);
            assertThat(said.getMessage()).as("seed %d", seed).startsWith(file.toString())
                    .doesNotContain("\n");
        } catch (RuntimeException wrong) {
            fail("seed " + seed, wrong);
        }
    }

    /** Half of it at the beginning, where formats say what follows. */
    private static void damage(byte[] content, Random random) {
        for (int i = random.nextInt(4); i > 0; i--) {
            int places = random.nextBoolean() ? content.length : Math.min(content.length, 120);
            content[random.nextInt(places)] = (byte) random.nextInt();
        }
    }

    /** Good ones and one of chance, each packed in each way. */
    private static List<byte[]> wholes() {
        List<byte[]> wholes = new ArrayList<>();
        byte[] chance = new byte[2_000];
        new Random(1).nextBytes(chance);
        byte[] oracle = TraceFiles.oracle(1, 7, 10, -1);
        for (byte[] content : List.of(chance, oracle, TraceFiles.text("7\n8\n*\nabc\n"),
                TraceFiles.text("time,id,size\n1,\"a,b\",10\n2,8,20\n"),
                TraceFiles.text("1 7 10\n2 8 20\n"))) {
            for (Packing packing : Packing.values()) {
                wholes.add(TraceFiles.packed(packing, content));
            }
        }
        return wholes;
    }
}
