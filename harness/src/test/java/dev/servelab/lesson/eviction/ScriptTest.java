package dev.servelab.lesson.eviction;

import dev.servelab.lesson.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ScriptTest {
    private static final Texts ENGLISH = Texts.of(Locale.ENGLISH, Demo.TEXTS);

    @Test
    void parse_everyKindOfRequest_isRead() throws Exception {
        Script script = Script.parse(" A:10  B:2KiB+, C:1MB~ D:1~+ A B- C! my-file.txt list ");

        assertThat(script.requests()).extracting(Request::kind).containsExactly(Request.Kind.GET,
                Request.Kind.GET_SLOWLY, Request.Kind.GET_FROM_SLOW_DISK,
                Request.Kind.GET_ALL_SLOWLY, Request.Kind.GET, Request.Kind.READER_ENDS,
                Request.Kind.LOAD_ENDS, Request.Kind.GET, Request.Kind.LIST);
        assertThat(script.requests()).extracting(Request::name).containsExactly("A", "B", "C",
                "D", "A", "B", "C", "my-file.txt", "");
        assertThat(script.requests().get(1).bytes()).isEqualTo(OptionalLong.of(2048));
        assertThat(script.sizes()).containsExactly(10L, 2048L, 1_000_000L, 1L, 10L, 0L, 0L, 1L,
                0L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        ""            | no requests were given
        A B:          | 'B:' is not a request
        A::3          | 'A::3' is not a request
        A:10-         | 'A:10-' is not a request
        A!B           | 'A!B' is not a request
        A:0           | '0' is not a size from 1
        A:5parsecs    | '5parsecs' is not a size from 1
        A:9999999TiB  | '9999999TiB' is not a size from 1
        A:99999999999999999999 | '99999999999999999999' is not a size from 1
        A A-          | no slow reader of A is left to end
        A+ A- A-      | no slow reader of A is left to end
        A~+ A-        | 'A-': A is still loading
        A A!          | no slow load of A is left to end
        an-endless-name-of-a-file | a name has at most 24 characters
        """)
    void parse_wrong_saysWhyInBothLanguages(String text, String why) {
        WrongRequest wrong = catchThrowableOfType(WrongRequest.class, () -> Script.parse(text));

        assertThat(wrong.in(ENGLISH)).contains(why).doesNotContain("\n");
        assertThat(wrong.in(Texts.of(Locale.of("pt"), Demo.TEXTS))).isNotEmpty()
                .isNotEqualTo(wrong.in(ENGLISH));
    }

    @Test
    void parse_tooLong_isRefused() {
        assertThat(catchThrowableOfType(WrongRequest.class,
                () -> Script.parse("A ".repeat(Script.LIMIT + 1))).in(ENGLISH))
                .isEqualTo("at most 500 requests can be shown");
    }

    @ParameterizedTest
    @CsvSource({"A:10, 64, 64", "A:1024, 65536, 64 KiB", "A:5MiB, 67108864, 64 MiB",
            "A:1000, 2000, 2000", "A:3MB, 64000000, 64 MB", "A:1500, 1048576, 1048576"})
    void unit_ofSizes_isTheLargestInWhichAllAreWhole(String request, long capacity, String text)
            throws Exception {
        Demo demo = Demo.of(Optional.empty(), Script.parse(request),
                List.of(LaneSpec.parse("fifo", capacity)));

        assertThat(demo.unit().text(capacity)).isEqualTo(text);
    }
}
