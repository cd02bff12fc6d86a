package dev.servelab.protocol.http;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

final class ConditionsTest {
    private static final String VERSION = "v.1";
    private static final String TAG = "\"v.1\"";
    private static final long SIZE = 1_000;

    /** RFC 9110 section 14.1.2, the examples first. */
    @ParameterizedTest
    @CsvSource({"bytes=0-499, 0, 500", "bytes=500-999, 500, 1000", "bytes=-500, 500, 1000",
            "bytes=900-, 900, 1000", "bytes=0-0, 0, 1", "bytes=-1, 999, 1000",
            "bytes=999-, 999, 1000",
            "bytes=0-1000, 0, 1000", "bytes=-1000, 0, 1000", "bytes=-1001, 0, 1000",
            "BYTES=1-2, 1, 3", "bytes=0001-02, 1, 3", "bytes=5-99999999999999999999, 5, 1000",
            "bytes=-99999999999999999999, 0, 1000", "bytes=5-9223372036854775807, 5, 1000",
            "bytes=5-9223372036854775808, 5, 1000"})
    void decide_oneRange_is206(String range, long first, long end) {
        assertThat(Conditions.of(get(range, null)).decide(VERSION, SIZE))
                .isEqualTo(new Decision(Status.PARTIAL_CONTENT, first, end));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=1000-", "bytes=1000-1000", "bytes=2000-3000", "bytes=-0",
            "bytes=-000", "bytes=9223372036854775807-", "bytes=99999999999999999999-",
            "bytes=99999999999999999999-99999999999999999999"})
    void decide_rangeBehindTheEnd_is416(String range) {
        assertThat(Conditions.of(get(range, null)).decide(VERSION, SIZE))
                .isEqualTo(new Decision(Status.RANGE_NOT_SATISFIABLE, 0, 0));
    }

    /** Section 14.2: another unit, what is malformed, and more than one are passed over. */
    @ParameterizedTest
    @ValueSource(strings = {"", "bytes", "bytes=", "bytes=-", "bytes=5", "bytes=5-4", "bytes=a-b",
            "bytes=0-1,2-3", "bytes=0-1,", "bytes=0-1, bytes=2-3", "items=0-1", "bytes 0-1",
            "bytes =0-1", "bytes= 0-1", "bytes=0 -1", "bytes=0-1 ", "bytes=--1", "bytes=1--",
            "bytes=+0-1",
            "bytes=0x0-1", "bytes=0-1-2", "0-1", "bytes:0-1", "bytes=\u0661-\u0662"})
    void decide_rangeOfAnotherForm_isTheWholeFile(String range) {
        assertThat(Conditions.of(get(range, null)).decide(VERSION, SIZE))
                .isEqualTo(new Decision(Status.OK, 0, SIZE));
    }

    /** Its last bytes are satisfiable, and no Content-Range can say so. */
    @Test
    void decide_rangeOfAnEmptyFile_hasNone() {
        assertThat(Conditions.of(get("bytes=0-", null)).decide(VERSION, 0).status())
                .isEqualTo(Status.RANGE_NOT_SATISFIABLE);
        assertThat(Conditions.of(get("bytes=-5", null)).decide(VERSION, 0))
                .isEqualTo(new Decision(Status.OK, 0, 0));
    }

    @Test
    void decide_head_heedsNoRange() {
        Head.Request head = new Head.Request(Method.HEAD, "/", 1, true, "bytes=0-1", null, null,
                null);

        assertThat(Conditions.of(head).decide(VERSION, SIZE))
                .isEqualTo(new Decision(Status.OK, 0, SIZE));
    }

    /** Section 13.1.5: the same strong tag, and nothing else. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', value = {"'\"v.1\"', 206", "'\"v.2\"', 200",
            "'W/\"v.1\"', 200", "'v.1', 200", "'', 200", "'*', 200", "'\"v.1', 200",
            "'\"v.1\", \"v.1\"', 200", "'\"V.1\"', 200",
            "'Sun, 06 Nov 1994 08:49:37 GMT', 200"})
    void decide_ifRange_holdsForTheSameStrongTag(String ifRange, int code) {
        assertThat(Conditions.of(get("bytes=0-1", ifRange)).decide(VERSION, SIZE).status().code())
                .isEqualTo(code);
        assertThat(Conditions.of(get("bytes=2000-", ifRange)).decide(VERSION, SIZE).status().code())
                .isEqualTo(code == 206 ? 416 : 200);
    }

    /** Sections 13.1.1 and 13.1.2: strong for If-Match, weak for If-None-Match; 8.8.3. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', value = {"'\"v.1\"', true, true", "'*', true, true",
            "'W/\"v.1\"', false, true", "'\"a\", \"v.1\"', true, true",
            "'W/\"v.1\", \"b\"', false, true", "'\"a\",,\t, W/\"v.1\",', false, true",
            "', \"v.1\" ,', true, true", "'\"v.2\"', false, false", "'\"\"', false, false",
            "'v.1', false, false", "'\"v.1', false, false", "'\"v.1\" \"a\"', false, false",
            "'\"v.1\"x', false, false", "'\"a, \"v.1\"', false, false",
            "'*, \"v.1\"', false, false",
            "'w/\"v.1\"', false, false", "'W/ \"v.1\"', false, false",
            "'\"a b\", \"v.1\"', false, false",
            "'\"a,\", \"v.1\"', true, true", "'\"V.1\"', false, false",
            "'\"\u00e9\", \"v.1\"', true, true",
            "'', false, false", "'\"v.1\", junk', false, false", "'W/', false, false"})
    void decide_tags_matchStronglyAndWeakly(String tags, boolean strongly, boolean weakly) {
        assertThat(Conditions.of(on(tags, null)).decide(VERSION, SIZE).status())
                .isEqualTo(strongly ? Status.OK : Status.PRECONDITION_FAILED);
        assertThat(Conditions.of(on(null, tags)).decide(VERSION, SIZE).status())
                .isEqualTo(weakly ? Status.NOT_MODIFIED : Status.OK);
    }

    /** Section 8.8.1: while other bytes may come under the version, no tag is the file's. */
    @Test
    void decide_noVersionYet_onlyTheAsteriskMatches() {
        assertThat(Conditions.of(on(TAG, null)).decide(null, SIZE).status())
                .isEqualTo(Status.PRECONDITION_FAILED);
        assertThat(Conditions.of(on("*", null)).decide(null, SIZE).status()).isEqualTo(Status.OK);
        assertThat(Conditions.of(on(null, TAG + ", W/" + TAG)).decide(null, SIZE).status())
                .isEqualTo(Status.OK);
        assertThat(Conditions.of(on(null, "*")).decide(null, SIZE).status())
                .isEqualTo(Status.NOT_MODIFIED);
        assertThat(Conditions.of(get("bytes=0-1", TAG)).decide(null, SIZE).status())
                .isEqualTo(Status.OK);
        assertThat(Conditions.of(get("bytes=0-1", null)).decide(null, SIZE).status())
                .isEqualTo(Status.PARTIAL_CONTENT);
    }

    /** Section 13.2.2: If-Match, then If-None-Match, then If-Range and Range. */
    @Test
    void decide_severalConditions_theFirstThatFailsIsTold() {
        assertThat(status("bytes=9999-", "\"x\"", TAG)).isEqualTo(Status.PRECONDITION_FAILED);
        assertThat(status("bytes=9999-", TAG, TAG)).isEqualTo(Status.NOT_MODIFIED);
        assertThat(status("bytes=9999-", TAG, "\"x\"")).isEqualTo(Status.RANGE_NOT_SATISFIABLE);
        assertThat(status("bytes=0-1", TAG, "\"x\"")).isEqualTo(Status.PARTIAL_CONTENT);
    }

    @Test
    void decide_randomFields_agreesWithTheNaiveReading() {
        long seed = Long.getLong("servelab.seed", System.nanoTime());
        RandomConditions random = new RandomConditions(new Random(seed));
        for (int i = 0; i < 20_000; i++) {
            Head.Request request = random.next();
            long size = random.size();
            assertThat(Conditions.of(request).decide(VERSION, size))
                    .as("%s of %d bytes, replay with -Dservelab.seed=%d", request, size, seed)
                    .isEqualTo(NaiveConditions.decide(request, VERSION, size));
        }
    }

    private static Status status(String range, String ifMatch, String ifNoneMatch) {
        return Conditions.of(new Head.Request(Method.GET, "/", 1, true, range, TAG, ifMatch,
                ifNoneMatch)).decide(VERSION, SIZE).status();
    }

    private static Head.Request get(String range, @Nullable String ifRange) {
        return new Head.Request(Method.GET, "/", 1, true, range, ifRange, null, null);
    }

    private static Head.Request on(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        return new Head.Request(Method.GET, "/", 1, true, null, null, ifMatch, ifNoneMatch);
    }
}
