package dev.servelab.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** However the network cuts a stream of requests, the requests are the same. */
final class RequestDecoderChunkingTest {
    /** Enough that each kind of line meets each kind of cut many times; takes about a second. */
    private static final int STREAMS = 400;

    private final long seed = Seeds.next();
    private final Random random = new Random(seed);

    @Test
    void decode_anyChunking_givesTheRequestsOfTheNaiveDecoder() {
        for (int i = 0; i < STREAMS; i++) {
            byte[] stream = randomStream();
            List<String> expected = NaiveDecoder.decode(stream);
            for (int chunkMax : new int[]{1, 2, 7, 100, 5_000, stream.length + 1}) {
                assertThat(decodeInChunks(stream, chunkMax))
                        .as("stream %d, chunks up to %d, %s", i, chunkMax, Seeds.replay(seed))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void decode_cutAtEveryByte_givesTheSameRequests() {
        byte[] stream = "GET a%41\u00e9\r\nLIST\n\nRANGE 12 v.1 \u6f22\r\nGET\r\r\nSTATS\r\nGET b"
                .getBytes(UTF_8);
        List<String> expected = NaiveDecoder.decode(stream);
        for (int cut = 0; cut <= stream.length; cut++) {
            RequestDecoder decoder = new RequestDecoder();
            List<String> requests = new ArrayList<>();
            drain(decoder, ByteBuffer.wrap(stream, 0, cut), requests);
            drain(decoder, ByteBuffer.wrap(stream, cut, stream.length - cut), requests);
            assertThat(requests).as("cut at %d", cut).isEqualTo(expected);
        }
    }

    private List<String> decodeInChunks(byte[] stream, int chunkMax) {
        RequestDecoder decoder = new RequestDecoder();
        List<String> requests = new ArrayList<>();
        ByteBuffer chunk = random.nextBoolean()
                ? ByteBuffer.allocate(stream.length)
                : ByteBuffer.allocateDirect(stream.length);
        int at = 0;
        while (at < stream.length) {
            int count = Math.min(stream.length - at, 1 + random.nextInt(chunkMax));
            drain(decoder, chunk.clear().put(stream, at, count).flip(), requests);
            at += count;
        }
        return requests;
    }

    private static void drain(RequestDecoder decoder, ByteBuffer in, List<String> requests) {
        for (Request next = decoder.decode(in); next != null; next = decoder.decode(in)) {
            requests.add(NaiveDecoder.tell(next));
        }
        assertThat(in.hasRemaining()).isFalse();
    }

    private byte[] randomStream() {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        int lines = random.nextInt(12);
        for (int i = 0; i < lines; i++) {
            stream.writeBytes(randomLine());
            stream.writeBytes((random.nextInt(3) == 0 ? "\r\n" : "\n").getBytes(UTF_8));
        }
        if (random.nextBoolean()) {
            stream.writeBytes(randomLine()); // without an end
        }
        return stream.toByteArray();
    }

    private byte[] randomLine() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> ("GET " + WireNames.encode(RandomNames.next(random))).getBytes(UTF_8);
            case 3 -> ("RANGE " + (random.nextLong() >>> random.nextInt(64)) + " v"
                    + random.nextInt() + " " + RandomNames.next(random)).getBytes(UTF_8);
            case 4 -> List.of("LIST", "FILES", "STATS", "", "LIST x").get(random.nextInt(5))
                    .getBytes(UTF_8);
            case 5 -> ("GET " + "x".repeat(4_085 + random.nextInt(9))).getBytes(UTF_8);
            case 6 -> ("GET %" + Integer.toHexString(random.nextInt(300))).getBytes(UTF_8);
            case 7 -> random.nextInt(8) == 0
                    ? "GET /a HTTP/1.1".getBytes(UTF_8)
                    : "GET a\r".getBytes(UTF_8);
            case 8 -> ("GET x".repeat(random.nextInt(4)) + "y".repeat(4_080 + random.nextInt(20)))
                    .getBytes(ISO_8859_1);
            default -> randomBytes();
        };
    }

    private byte[] randomBytes() {
        byte[] bytes = new byte[random.nextInt(60)];
        random.nextBytes(bytes);
        return bytes;
    }
}
