package dev.servelab.protocol.http;

import dev.servelab.testing.Depth;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

/** However the network cuts a stream of heads, the heads are the same. */
@Tag(Depth.TAG)
final class HeadChunkingTest {
    private static final int STREAMS = Depth.of(300, 20_000);

    private final long seed = Long.getLong("servelab.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void parse_anyChunking_givesTheHeadsOfTheNaiveParser() {
        RandomHeads streams = new RandomHeads(random);
        for (int i = 0; i < STREAMS; i++) {
            byte[] stream = streams.next();
            List<String> expected = NaiveHeads.parse(stream);
            for (int chunkMax : new int[]{1, 2, 7, 100, 5_000, stream.length + 1}) {
                assertThat(parseInChunks(stream, chunkMax))
                        .as("stream %d, chunks up to %d, replay with -Dservelab.seed=%d", i,
                                chunkMax, seed)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void parse_cutAtEveryByte_givesTheSameHeads() {
        byte[] stream = ("\r\nGET /a HTTP/1.1\r\nHost: h\r\nRange: bytes=0-1\r\n\r\n"
                + "HEAD /b HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET /c HTTP/1.1\r\n\r\nGET")
                .getBytes(ISO_8859_1);
        List<String> expected = NaiveHeads.parse(stream);
        assertThat(expected).hasSize(3);
        for (int cut = 0; cut <= stream.length; cut++) {
            List<Head> heads = Heads.parse(List.of(ByteBuffer.wrap(stream, 0, cut),
                    ByteBuffer.wrap(stream, cut, stream.length - cut)));
            assertThat(heads.stream().map(NaiveHeads::tell)).as("cut at %d", cut)
                    .isEqualTo(expected);
        }
    }

    private List<String> parseInChunks(byte[] stream, int chunkMax) {
        HeadParser parser = new HeadParser();
        List<Head> heads = new ArrayList<>();
        ByteBuffer chunk = random.nextBoolean()
                ? ByteBuffer.allocate(stream.length + 3).position(3).slice()
                : ByteBuffer.allocateDirect(stream.length);
        int at = 0;
        while (at < stream.length) {
            int count = Math.min(stream.length - at, 1 + random.nextInt(chunkMax));
            Heads.drain(parser, chunk.clear().put(stream, at, count).flip(), heads);
            at += count;
        }
        return heads.stream().map(NaiveHeads::tell).toList();
    }
}
