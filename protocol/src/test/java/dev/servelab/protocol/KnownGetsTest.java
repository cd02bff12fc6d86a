package dev.servelab.protocol;

import java.nio.ByteBuffer;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KnownGetsTest {
    private final KnownGets known = new KnownGets(KnownGets.PLACES);

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "seven77", "eight888", "nine 9999", "folder/file-17.bin"})
    void decode_sameNameOnAnotherConnection_givesTheSameRequest(String name) {
        Request first = decode(known, "GET " + name + '\n');
        assertThat(first).isEqualTo(new Request.Get(name));
        assertThat(decode(known, "GET " + name + "\r\n")).isSameAs(first);
    }

    @Test
    void decode_nameOfAnyLength_isRight() {
        for (int length = 0; length < 300; length++) {
            Request expected = new Request.Get("x".repeat(length));
            String line = "GET " + "x".repeat(length) + '\n';
            assertThat(decode(known, line)).isEqualTo(expected);
            Request again = decode(known, line);
            assertThat(again).isEqualTo(expected);
            assertThat(areOne(again, decode(known, line))).as("kept, %d bytes", length)
                    .isEqualTo(length <= KnownGets.MOST_NAME_BYTES);
        }
    }

    /** What must be decoded, and what is no GET, is understood as if nothing were known. */
    @Test
    void decode_afterPlainNames_othersAreDecoded() {
        decode(known, "GET cafe\n");
        assertThat(decode(known, "GET caf%C3%A9\n")).isEqualTo(new Request.Get("caf\u00e9"));
        assertThat(decode(known, "GET caf\u00e9\n")).isEqualTo(new Request.Get("caf\u00e9"));
        assertThat(decode(known, "GET a%2fb\n")).isEqualTo(new Request.Get("a/b"));
        assertThat(decode(known, "GETa\n")).isInstanceOf(Request.Bad.class);
        assertThat(decode(known, "GET /a HTTP/1.1\n")).isInstanceOf(Request.Bad.class);
        assertThat(decode(known, "GET /a HTTP/1.1\n")).isInstanceOf(Request.Bad.class);
    }

    /** Two places for many names: a name is never taken for another that had its place. */
    @Test
    void decode_namesThatShareAPlace_areKeptApart() {
        KnownGets small = new KnownGets(2);
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            String name = Long.toString(random.nextInt(64), 2).repeat(1 + random.nextInt(3));
            assertThat(decode(small, "GET " + name + '\n')).isEqualTo(new Request.Get(name));
        }
    }

    /** Names as people give them spread: with as many places as names most are still there. */
    @Test
    void decode_asManyNumberedNamesAsPlaces_mostAreKept() {
        String[] lines = Stream.iterate(0, i -> i + 1).limit(KnownGets.PLACES)
                .map(i -> "GET folder/file-" + i + ".bin\n").toArray(String[]::new);
        @Nullable
        Request[] first = new Request[lines.length];
        for (int i = 0; i < lines.length; i++) {
            first[i] = decode(known, lines[i]);
        }
        int kept = 0;
        for (int i = lines.length - 1; i >= 0; i--) {
            kept += areOne(first[i], decode(known, lines[i])) ? 1 : 0;
        }
        // By chance 1 - 1/e of the places are taken.
        assertThat(kept).isGreaterThan(lines.length / 2);
    }

    @Test
    void places_noPowerOfTwo_isRefused() {
        assertThatThrownBy(() -> new KnownGets(3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KnownGets(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @SuppressWarnings("ReferenceEquality") // the same object, not an equal one
    private static boolean areOne(@Nullable Object one, @Nullable Object other) {
        return one == other;
    }

    private static @Nullable Request decode(KnownGets known, String line) {
        return new RequestDecoder(known).decode(ByteBuffer.wrap(line.getBytes(UTF_8)));
    }
}
