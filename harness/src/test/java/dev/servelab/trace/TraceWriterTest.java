package dev.servelab.trace;

import dev.servelab.trace.TraceFiles.Request;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.servelab.trace.TraceFiles.joined;
import static dev.servelab.trace.TraceFiles.oracle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TraceWriterTest {
    @TempDir
    Path folder;

    /** Requests count from 1: the first asks for what the third asks for again. */
    @Test
    void write_threeRequests_areTheBytesOfTheFormats() throws IOException {
        Path csv = folder.resolve("t.csv");
        Path binary = folder.resolve("t.oracleGeneral");
        for (Path file : List.of(csv, binary)) {
            try (TraceWriter writer = TraceWriter.create(file, formatOf(file))) {
                writer.write(0, "a, b", 7, 10);
                writer.write(1, "c", 8, 20);
                writer.write(2, "a, b", 7, 10);
            }
        }

        assertThat(csv).hasContent("time,id,size\n0,\"a, b\",10\n1,c,20\n2,\"a, b\",10\n");
        assertThat(Files.readAllBytes(binary)).isEqualTo(
                joined(oracle(0, 7, 10, 3), oracle(1, 8, 20, -1), oracle(2, 7, 10, -1)));
    }

    /** More than is buffered, so that fields are put right in the file and in the buffer. */
    @Test
    void write_longTraces_areReadAgainWithTheNextRequests() throws IOException {
        List<Request> requests = TraceFiles.read(TraceSource.parse(
                "zipf:0.7,objects=3000,requests=20K,sizes=lognormal:2KiB", null));
        for (String name : List.of("t.csv", "t.oracleGeneral")) {
            Path file = folder.resolve(name);
            try (TraceWriter writer = TraceWriter.create(file, formatOf(file))) {
                for (Request request : requests) {
                    writer.write(0, "" + request.key(), request.key(), request.size());
                }
            }
            assertThat(TraceFiles.read(TraceSource.parse(file.toString(), null)))
                    .isEqualTo(requests);
        }
        assertThat(nexts(folder.resolve("t.oracleGeneral"))).isEqualTo(nexts(requests));
    }

    private static List<Long> nexts(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file))
                .order(ByteOrder.LITTLE_ENDIAN);
        List<Long> nexts = new ArrayList<>();
        for (int at = 16; at < bytes.limit(); at += 24) {
            nexts.add(bytes.getLong(at));
        }
        return nexts;
    }

    private static List<Long> nexts(List<Request> requests) {
        Map<Long, Long> next = new HashMap<>();
        List<Long> nexts = new ArrayList<>();
        for (int i = requests.size() - 1; i >= 0; i--) {
            Long later = next.put(requests.get(i).key(), i + 1L);
            nexts.addFirst(later == null ? -1 : later);
        }
        return nexts;
    }

    @Test
    void write_whatDoesNotFit_isOneLine() throws IOException {
        Path file = folder.resolve("t");
        try (TraceWriter writer = TraceWriter.create(file, TraceFormat.ORACLE_GENERAL)) {
            writer.write(0, "a", 1, 0xffff_ffffL);
            assertThatThrownBy(() -> writer.write(0, "a", 1, 1L << 32))
                    .hasMessage(file + ": a time of 0 s or a size of 4294967296 bytes does not"
                            + " fit into 32 bits; csv has room for it");
        }
        try (TraceWriter writer = TraceWriter.create(file, TraceFormat.CSV)) {
            assertThatThrownBy(() -> writer.write(0, "a\nb", 1, 1))
                    .hasMessage(file + ": a name with a line end in it cannot be written");
        }
        assertThatThrownBy(() -> TraceWriter.create(folder.resolve("no/t"), TraceFormat.CSV))
                .hasMessage(folder + "/no/t: No such file or directory");
        assertThatThrownBy(() -> TraceWriter.create(file, TraceFormat.INT32))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'int32' is not written; csv and oracleGeneral are");
    }

    private static TraceFormat formatOf(Path file) {
        return file.toString().endsWith(".csv") ? TraceFormat.CSV : TraceFormat.ORACLE_GENERAL;
    }
}
