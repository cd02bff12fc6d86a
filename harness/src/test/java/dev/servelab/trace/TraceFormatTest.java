package dev.servelab.trace;

import dev.servelab.trace.TraceFiles.Request;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.servelab.trace.TraceFiles.joined;
import static dev.servelab.trace.TraceFiles.oracle;
import static dev.servelab.trace.TraceFiles.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Each format from bytes made by hand, packed in each way; then what is wrong, and where. */
class TraceFormatTest {
    private static final List<Request> THREE = List.of(new Request(7, 10), new Request(8, 20),
            new Request(7, 10));
    private static final List<Request> THREE_KEYS = List.of(new Request(7, 1), new Request(8, 1),
            new Request(7, 1));

    @TempDir
    Path folder;

    static Stream<Arguments> samples() {
        byte[] oracle = joined(oracle(1, 7, 10, 3), oracle(2, 8, 20, -1), oracle(3, 7, 10, -1));
        return Stream.of(
                Arguments.of("lines", "t.txt", text("7\n8\n7\n"), THREE_KEYS),
                Arguments.of("lines", "t", text("*\r\n\r\n 7 \r\n8\n*\n7"), THREE_KEYS),
                Arguments.of("csv", "t.csv", text("1,7,10\n2,8,20\n\n3,7,10\n"), THREE),
                Arguments.of("csv", "t", text("time,id,size\n1,7,10\n2,8,20\n3,7,10"), THREE),
                Arguments.of("csv", "t.csv", text("size; key;x\n10;7;a\n20;8;b\n10;7;"), THREE),
                Arguments.of("csv", "t.csv", text("7,10\n8,20\n7,10\n"), THREE),
                Arguments.of("csv", "t.csv", text("7\n8\n7\n"), THREE_KEYS),
                Arguments.of("csv", "t", text("a, \"7\" , 10\n\"b,c\",8,20\n,\"7\",10\n"), THREE),
                Arguments.of("csv", "t", text("1,7,10\n2,9,0\n2,8,20\n3,7,10\n"), THREE),
                Arguments.of("webcachesim", "t", text("1 7 10\n2 8  20 x\n3\t7 10"), THREE),
                Arguments.of("oracleGeneral", "x.oracleGeneral", oracle, THREE),
                Arguments.of("oracleGeneral", "x.oracleGeneral.bin",
                        joined(oracle, oracle(4, 9, 0, -1)), THREE),
                Arguments.of("int32", "t", bytes(4, 7, 8, 7), THREE_KEYS),
                Arguments.of("int64", "t", bytes(8, 7, 8, 7), THREE_KEYS));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void read_everyPackingNamedOrNot_isTheSame(String format, String name, byte[] content,
            List<Request> requests) throws IOException {
        TraceFormat flag = format.equals("int64") ? TraceFormat.INT64 : null;
        for (Packing packing : Packing.values()) {
            for (String suffix : suffixes(packing)) {
                TraceSource source = source(name + suffix, TraceFiles.packed(packing, content),
                        flag);
                assertThat(TraceFiles.read(source)).as("%s", source.name()).isEqualTo(requests);
                try (TraceReader reader = source.open()) {
                    assertThat(reader.describe()).isEqualTo(format
                            + (packing == Packing.NONE ? "" : ", " + packing.id()));
                    assertThat(reader.hasSizes()).isEqualTo(requests.equals(THREE));
                }
            }
        }
    }

    private static List<String> suffixes(Packing packing) {
        return switch (packing) {
            case NONE -> List.of("");
            case GZIP -> List.of("", ".gz");
            case XZ -> List.of("", ".xz");
            case ZSTD -> List.of("", ".zst", ".zstd");
        };
    }

    /** Longer than the window, so that lines and records lie across its edges. */
    @ParameterizedTest
    @EnumSource(Packing.class)
    void read_longTraces_loseNothingAtTheEdges(Packing packing) throws IOException {
        long[] keys = LongStream.range(0, 100_000).map(i -> i * i % 1_000_003).toArray();
        StringBuilder lines = new StringBuilder();
        LongStream.of(keys).forEach(key -> lines.append(key).append('\n'));

        assertThat(keys(source("a", TraceFiles.packed(packing, text(lines.toString())), null)))
                .isEqualTo(keys);
        assertThat(keys(source("b", TraceFiles.packed(packing, bytes(4, keys)), null)))
                .isEqualTo(keys);
    }

    /** Texts have keys of their own; an ASCII name the one that the live server gives it. */
    @Test
    void read_textKeys_areHashed() throws IOException {
        assertThat(
                keys(source("t", text("a\nb\na\n12345678901234567890\n-1\n\u00fc\n7\n07\n"), null)))
                .startsWith(0xaf63dc4c8601ec8cL ^ 0xaf63dc4cL)
                .satisfies(keys -> assertThat(Arrays.stream(keys).distinct().count())
                        .isEqualTo(7));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "t.csv       | 1,7,10;2,8,x       | , line 2: 'x' is not a number of bytes",
            "t.csv       | 1,7,10;2,8         | , line 2: 2 columns where 3 are needed",
            "t.csv       | 1,7,10;2,,5        | , line 2: no id in column 2",
            "t.csv       | 1,7,10;2,8,-5      | , line 2: '-5' is not a number of bytes",
            "t.csv       | a,b,c;1,2,3        | , line 1: 'c' is not a number of bytes, and no"
                    + " column is called 'id' or 'key'",
            "t           | 1 7 10;2 8         | , line 2: not 'time id size'",
            "t           | 1 7 10;;2 8 y      | , line 3: 'y' is not a number of bytes",
            "t           | ''                 | : no request in it",
            "t           | *;;*               | : no request in it",
            "t.gz        | 7;8                | : not a gzip file",
            "t.csv.zst   | 7;8                | : not a zstd file",
            "x.oracleGeneral | 7;8            | , record 1: cut after 3 of its 24 bytes"})
    void read_wrongTrace_isOneLineThatSaysWhere(String name, String content, String why)
            throws IOException {
        TraceSource source = source(name, text(content.replace(';', '\n')), null);

        assertThatThrownBy(() -> TraceFiles.read(source)).isInstanceOf(BrokenTraceException.class)
                .hasMessage(source.name() + why);
    }

    @Test
    void read_cutRecordsAndLongLines_areSaidAfterWhatWasWhole() throws IOException {
        byte[] cut = Arrays.copyOf(bytes(4, 1, 2, 3), 10);

        assertWrong(source("c", cut, TraceFormat.INT32), 2, ", record 3: cut after 2 of its 4"
                + " bytes");
        assertWrong(source("c", cut, null), 0, ": binary, and no multiple of 4 bytes long;"
                + " --format says what it is");
        assertWrong(source("l", text("7\n" + "x".repeat(9_000) + "\n8\n"), null), 1,
                ", line 2: longer than 8192 bytes");
    }

    /** Whatever is cut off a packed file, the lines before are read, and then it is said. */
    @ParameterizedTest
    @EnumSource(value = Packing.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void read_cutPackedFile_saysAfterWhichLine(Packing packing) throws IOException {
        byte[] whole = TraceFiles.packed(packing, text("123456\n".repeat(60_000)));
        for (int left : new int[]{whole.length - 1, whole.length / 2, 30}) {
            TraceSource source = source("cut", Arrays.copyOf(whole, left), null);
            assertThatThrownBy(() -> TraceFiles.read(source)).as("%s, %d bytes", packing, left)
                    .isInstanceOf(BrokenTraceException.class)
                    .hasMessageStartingWith(source.name() + ": a damaged " + packing.id()
                            + " file");
        }
    }

    /** Good files, which would need more than they are given; and one with a dictionary. */
    @Test
    void open_whatCannotBeUnpacked_saysWhy() throws IOException {
        byte[] xz = TraceFiles.packed(Packing.XZ, text("7\n"));
        xz[16] = 30; // the size of the dictionary: 128 MiB, byte 5 of the header at 12
        CRC32 sum = new CRC32();
        sum.update(xz, 12, 8);
        ByteBuffer.wrap(xz).order(ByteOrder.LITTLE_ENDIAN).putInt(20, (int) sum.getValue());
        byte[] window = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, (byte) (18 << 3), 1, 0, 0};
        byte[] dictionary = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 1, 0, 9, 1, 0, 0};

        assertCannotBeUnpacked(xz, "it needs 128 MiB of memory");
        assertCannotBeUnpacked(window, "it was packed with a window of more than 128 MiB");
        assertCannotBeUnpacked(dictionary, "it was packed with a dictionary");
    }

    private void assertCannotBeUnpacked(byte[] content, String why) throws IOException {
        TraceSource source = source("t", content, null);
        assertThatThrownBy(() -> TraceFiles.read(source)).isInstanceOf(BrokenTraceException.class)
                .hasMessage(source.name() + ": cannot be unpacked here: " + why);
    }

    @Test
    void open_whatIsNoFile_isOneLine() throws IOException {
        assertThatThrownBy(() -> TraceSource.parse(folder + "/none", null).open())
                .hasMessage(folder + "/none: No such file or directory")
                .isNotInstanceOf(BrokenTraceException.class);
        assertThatThrownBy(() -> TraceSource.parse(folder.toString(), null).open())
                .hasMessage(folder + ": a folder, not a trace");
        assertThatThrownBy(() -> TraceSource.parse("a\0b", null))
                .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("trace 'a");
    }

    /** The gzip program appends; each part is a file of its own. */
    @Test
    void read_severalPartsInOneFile_areOneTrace() throws IOException {
        for (Packing packing : List.of(Packing.GZIP, Packing.XZ, Packing.ZSTD)) {
            byte[] two = joined(TraceFiles.packed(packing, text("7\n")),
                    TraceFiles.packed(packing, text("8\n7\n")));
            assertThat(TraceFiles.read(source("two", two, null))).isEqualTo(THREE_KEYS);
        }
    }

    @Test
    void formats_haveNamesThatAreRead() {
        for (TraceFormat format : TraceFormat.values()) {
            assertThat(TraceFormat.ofId(format.id())).contains(format);
            assertThat(TraceFormat.possible()).contains(format.id());
            assertThat(format.description()).isNotBlank();
        }
        assertThat(TraceFormat.ofId("oraclegeneral")).contains(TraceFormat.ORACLE_GENERAL);
        assertThat(TraceFormat.ofId("x")).isEmpty();
    }

    private void assertWrong(TraceSource source, long before, String why) throws IOException {
        try (TraceReader reader = source.open()) {
            RequestBatch batch = new RequestBatch();
            assertThat(reader.read(batch)).isTrue();
            assertThat(batch.count()).isEqualTo((int) before);
            assertThatThrownBy(() -> reader.read(batch)).hasMessage(source.name() + why);
        } catch (BrokenTraceException atOnce) {
            assertThat(before).isZero();
            assertThat(atOnce).hasMessage(source.name() + why);
        }
    }

    private static long[] keys(TraceSource source) throws IOException {
        return TraceFiles.read(source).stream().mapToLong(Request::key).toArray();
    }

    private static byte[] bytes(int each, long... keys) {
        ByteBuffer bytes = ByteBuffer.allocate(each * keys.length);
        for (long key : keys) {
            if (each == Integer.BYTES) {
                bytes.putInt((int) key);
            } else {
                bytes.putLong(key);
            }
        }
        return bytes.array();
    }

    private TraceSource source(String name, byte[] content, @Nullable TraceFormat format)
            throws IOException {
        return TraceSource.parse(Files.write(folder.resolve(name), content).toString(), format);
    }
}
