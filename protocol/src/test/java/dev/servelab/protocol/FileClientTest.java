package dev.servelab.protocol;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The client against a server that keeps to the protocol. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD) // a blocked read heeds no interrupt
final class FileClientTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4_096, 65_535, 65_536, 65_537, 3_000_001})
    void get_anyLength_deliversTheBytesAndTheirSum(int length) throws Exception {
        byte[] file = randomBytes(length);
        try (ScriptedServer server = ScriptedServer.playing(peer -> {
            assertThat(peer.readLine()).isEqualTo("GET a b%25");
            peer.ok(file, "v1");
        }); FileClient client = FileClient.connect(server.address(), PATIENCE)) {
            ByteArrayOutputStream saved = new ByteArrayOutputStream();
            List<Long> progress = new ArrayList<>();
            Received received = client.get("a b%", Channels.newChannel(saved), (bytes, total) -> {
                assertThat(total).isEqualTo(length);
                progress.add(bytes);
            });

            assertThat(saved.toByteArray()).isEqualTo(file);
            assertThat(received)
                    .isEqualTo(new Received(length, "v1", ScriptedServer.sum(file)));
            assertThat(progress).isSorted().startsWith(0L).endsWith((long) length);
            assertThat(client.usable()).isTrue();
        }
    }

    @Test
    void get_manyOnOneConnection_eachAnswersItsOwn() throws Exception {
        int requests = 200;
        try (ScriptedServer server = ScriptedServer.playing(peer -> {
            for (int i = 0; i < requests; i++) {
                String name = peer.readLine().substring(4);
                if (i % 5 == 4) {
                    peer.write(Replies.error(ErrorCode.NOT_FOUND, "no " + name));
                } else {
                    peer.ok(name.repeat(i * 10).getBytes(StandardCharsets.UTF_8), "v" + i);
                }
            }
        });
                FileClient client = FileClient.connect(server.address(), ClientOptions.DEFAULT,
                        new byte[4_097])) {
            for (int i = 0; i < requests; i++) {
                String name = "n" + i;
                if (i % 5 == 4) {
                    assertThatThrownBy(() -> client.get(name, FileClient.DISCARD, Progress.NONE))
                            .isInstanceOf(ServerRefused.class).hasMessage("not-found: no " + name);
                } else {
                    Received received = client.get(name, FileClient.DISCARD, Progress.NONE);
                    assertThat(received.length()).isEqualTo(10L * i * name.length());
                    assertThat(received.version()).isEqualTo("v" + i);
                }
                assertThat(client.usable()).isTrue();
            }
        }
    }

    @Test
    void get_smallReceiveBuffer_deliversTheBytes() throws Exception {
        byte[] file = randomBytes(500_000);
        try (ScriptedServer server = ScriptedServer.playing(peer -> {
            peer.readLine();
            peer.ok(file, "v");
        });
                FileClient client = FileClient.connect(server.address(),
                        ClientOptions.DEFAULT.withReceiveBuffer(4_096))) {
            assertThat(client.get("a", FileClient.DISCARD, Progress.NONE).crc32c())
                    .isEqualTo(ScriptedServer.sum(file));
        }
    }

    @Test
    void get_sinkThatTakesOneByteAtATime_getsThemAll() throws Exception {
        byte[] file = randomBytes(2_000);
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        try (ScriptedServer server = ScriptedServer.playing(peer -> {
            peer.readLine();
            peer.ok(file, "v");
        }); FileClient client = FileClient.connect(server.address(), PATIENCE)) {
            client.get("a", sink(piece -> saved.write(piece.get())), Progress.NONE);
        }
        assertThat(saved.toByteArray()).isEqualTo(file);
    }

    @Test
    void get_destination_knowsTheHeaderBeforeTheFirstByte() throws Exception {
        byte[] file = randomBytes(10);
        List<ReplyHeader.Ok> headers = new ArrayList<>();
        try (ScriptedServer server = ScriptedServer.playing(peer -> {
            peer.readLine();
            peer.ok(file, "v7");
        }); FileClient client = FileClient.connect(server.address(), PATIENCE)) {
            client.get("a", header -> {
                headers.add(header);
                return FileClient.DISCARD;
            }, Progress.NONE);
        }
        assertThat(headers).containsExactly(new ReplyHeader.Ok(10, "v7"));
    }

    @Test
    void get_sinkFails_throwsTheSinksOwnAndIsOfNoMoreUse() throws Exception {
        IOException full = new IOException("No space left on device");
        try (ScriptedServer server = ScriptedServer.playing(peer -> {
            peer.readLine();
            peer.ok(randomBytes(10), "v");
        }); FileClient client = FileClient.connect(server.address(), PATIENCE)) {
            assertThatThrownBy(() -> client.get("a", sink(piece -> {
                throw full;
            }), Progress.NONE)).isSameAs(full);
            assertThat(client.usable()).isFalse();
            assertThatThrownBy(client::list).isInstanceOf(IllegalStateException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 999, 1_000})
    void range_anyOffset_isVerifiedAsAWhole(int first) throws Exception {
        byte[] file = randomBytes(1_000);
        byte[] rest = Arrays.copyOfRange(file, first, file.length);
        try (ScriptedServer server = ScriptedServer.playing(peer -> {
            assertThat(peer.readLine()).isEqualTo("RANGE " + first + " v.1 a b");
            ByteBuffer frame = ByteBuffer.allocate(2_000);
            Replies.ok(frame, rest.length, "v.1");
            Replies.end(frame.put(rest), ScriptedServer.sum(file));
            peer.socket().getOutputStream().write(frame.array(), 0, frame.position());
        }); FileClient client = FileClient.connect(server.address(), PATIENCE)) {
            ByteArrayOutputStream saved = new ByteArrayOutputStream();
            int crcOfFront = ScriptedServer.sum(Arrays.copyOf(file, first));
            Received received = client.range("a b", first, "v.1", crcOfFront,
                    Channels.newChannel(saved), Progress.NONE);

            assertThat(saved.toByteArray()).isEqualTo(rest);
            assertThat(received)
                    .isEqualTo(new Received(rest.length, "v.1", ScriptedServer.sum(file)));
        }
    }

    @Test
    void listings_areReadIntoRows() throws Exception {
        List<CachedRow> cached = List.of(new CachedRow("a\nb", 5, 1, 2),
                new CachedRow("c", 0, 0, 0));
        List<FileRow> files = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            files.add(new FileRow("folder/file " + i, i));
        }
        try (ScriptedServer server = ScriptedServer.playing(peer -> {
            assertThat(peer.readLine()).isEqualTo("LIST");
            peer.ok(utf8(cached.stream().map(CachedRow::wireLine).toList()), "-");
            assertThat(peer.readLine()).isEqualTo("FILES");
            peer.ok(utf8(files.stream().map(FileRow::wireLine).toList()), "-");
            assertThat(peer.readLine()).isEqualTo("STATS");
            peer.ok("{\"hits\":1}".getBytes(StandardCharsets.UTF_8), "-");
            assertThat(peer.readLine()).isEqualTo("LIST");
            peer.ok(new byte[0], "-");
        }); FileClient client = FileClient.connect(server.address(), PATIENCE)) {
            assertThat(client.list()).isEqualTo(cached);
            assertThat(client.files()).isEqualTo(files);
            assertThat(client.stats()).isEqualTo("{\"hits\":1}");
            assertThat(client.list()).isEmpty();
        }
    }

    private static byte[] utf8(List<String> lines) {
        return String.join("", lines).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    @FunctionalInterface
    private interface Taker {
        void take(ByteBuffer piece) throws IOException;
    }

    private static WritableByteChannel sink(Taker taker) {
        return new WritableByteChannel() {
            @Override
            public int write(ByteBuffer piece) throws IOException {
                int before = piece.remaining();
                taker.take(piece);
                return before - piece.remaining();
            }

            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void close() {}
        };
    }
}
