package dev.servelab.workload;

import dev.servelab.draw.Places;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TraceTest {
    private static final List<WorkFile> FILES = Stream.of("a", "b", "c", "d, e")
            .map(name -> WorkFile.listed(name, 1)).toList();

    @TempDir
    Path folder;

    @Test
    void next_namesOfFiles_areThoseFilesInOrder() throws IOException {
        assertThat(asked("b\na,100\nb,7\nd, e,3\nc")).containsExactly("b", "a", "b", "d, e", "c");
    }

    /** x gets the first file, y the second, z the third; b is named, and also y's. */
    @Test
    void next_otherNames_getFilesInOrderOfAppearance() throws IOException {
        assertThat(asked("x\ny\nx\nb\nz\ny\n")).containsExactly("a", "b", "a", "b", "c", "b");
    }

    @Test
    void next_moreNamesThanFiles_beginAgain() throws IOException {
        assertThat(asked("1\n2\n3\n4\n5\n1\n6")).containsExactly("a", "b", "c", "d, e", "a", "a",
                "b");
    }

    @Test
    void next_emptyLinesAndCarriageReturns_areNoRequests() throws IOException {
        assertThat(asked("\r\nb\r\n\n\na,5\r\n\n")).containsExactly("b", "a");
    }

    @Test
    void next_packed_isTheSame() throws IOException {
        Path packed = folder.resolve("trace.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write("c\na\n\u00fc\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(asked(packed)).containsExactly("c", "a", "a");
    }

    /** Three clients in turn ask for what one would. */
    @Test
    void next_severalClients_goThroughItTogether() throws IOException {
        Path file = write("a\nb\nc\nd\n".repeat(25).getBytes(StandardCharsets.UTF_8));
        Workload shared = Trace.read(file, FILES, 3);
        List<Requests> clients = IntStream.range(0, 3)
                .mapToObj(client -> shared.requests(1, 1, client)).toList();
        Requests alone = Trace.read(file, FILES, 1).requests(1, 1, 0);
        for (int i = 0; i < 300; i++) {
            assertThat(clients.get(i % 3).next()).isEqualTo(alone.next());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "a;b,x;c        |, line 2: 'x' is not a number of bytes",
            "a;;b,          |, line 3: '' is not a number of bytes",
            "a;b,-1         |, line 2: '-1' is not a number of bytes",
            "a,1;,5         |, line 2: no name before the comma",
            "d, e           |, line 1: ' e' is not a number of bytes",
            "''             |: no request in it",
            ";;             |: no request in it"})
    void read_wrongLine_isSaidWithItsNumber(String lines, String why) throws IOException {
        Path file = write(lines.replace(';', '\n').getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Trace.read(file, FILES, 1)).isInstanceOf(IOException.class)
                .hasMessage(file + why);
    }

    @Test
    void read_notText_isSaid() throws IOException {
        assertWrong(new byte[]{'a', '\n', (byte) 0xff, '\n'}, "line 2: not UTF-8");
        assertWrong(new byte[10_000], "line 1: longer than 8192 bytes");
    }

    @Test
    void read_damagedGzip_isSaid() throws IOException {
        Path packed = folder.resolve("damaged.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write("a\nb\n".repeat(50_000).getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = Files.readAllBytes(packed);
        Files.write(packed, Arrays.copyOf(whole, whole.length - 20));
        assertThatThrownBy(() -> Trace.read(packed, FILES, 1)).isInstanceOf(IOException.class)
                .hasMessageContaining("damaged.gz: a damaged gzip file, after line ");
        Files.writeString(packed, "a\nb\n");
        assertThatThrownBy(() -> Trace.read(packed, FILES, 1)).isInstanceOf(IOException.class)
                .hasMessageEndingWith("damaged.gz: not a gzip file");
    }

    private void assertWrong(byte[] content, String why) throws IOException {
        Path file = write(content);
        assertThatThrownBy(() -> Trace.read(file, FILES, 1)).isInstanceOf(IOException.class)
                .hasMessage(file + ", " + why);
    }

    private List<String> asked(String content) throws IOException {
        return asked(write(content.getBytes(StandardCharsets.UTF_8)));
    }

    /** One round from the first line on, wherever the window starts. */
    private static List<String> asked(Path file) throws IOException {
        Trace trace = Trace.read(file, FILES, 1);
        Requests requests = trace.requests(1, 1, 0);
        List<String> round = Stream.generate(requests::next).limit(trace.length())
                .map(WorkFile::name).collect(Collectors.toList());
        Collections.rotate(round, (int) Places.start(1, 1, trace.length()));
        return round;
    }

    private Path write(byte[] content) throws IOException {
        return Files.write(folder.resolve("trace"), content);
    }
}
