package dev.servelab.lesson.quiz;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PaperTest {
    private static final PaperText ENGLISH = new PaperText(Locale.ENGLISH);
    private static final PaperText PORTUGUESE = new PaperText(Locale.of("pt", "BR"));
    private static final int EVERY_KIND = 13;

    @ParameterizedTest
    @EnumSource
    void draw_sameSeed_isTheSamePaperAndTheBeginningOfALongerOne(Subject subject) {
        Paper paper = Paper.draw(subject, 20_261_234, 7);

        assertThat(Paper.draw(subject, 20_261_234, 7)).isEqualTo(paper);
        assertThat(Paper.draw(subject, 20_261_234, 30).questions().subList(0, 7))
                .isEqualTo(paper.questions());
    }

    /** Papers that have been handed out keep their keys: nothing that is drawn may change. */
    @ParameterizedTest
    @MethodSource("keysOfOnePaper")
    void draw_thisSeed_hasTheseKeysForEver(Subject subject, String keys) {
        assertThat(String.join("/", Paper.draw(subject, 20_261_234, EVERY_KIND).questions()
                .stream().map(question -> question.kind() + " " + question.key()).toList()))
                .isEqualTo(keys);
    }

    static Stream<Arguments> keysOfOnePaper() {
        return Stream.of(Arguments.of(Subject.EVICTION, "differ 1/smallest 4/content C D F/"
                + "passed-over A E/doomed F/next A/belady-leaves F/free 5/hits 7/leaves F/"
                + "outcome bypass/belady 6/bypasses 2"),
                Arguments.of(Subject.THREADS, "threads 16/rate 60/waiters E F G/"
                        + "slow-readers 1600/schedule 290/queue 166/little 43/carriers 580/"
                        + "hogs 200/waves 1000/backlog 51/threads 16/rate 60"));
    }

    @ParameterizedTest
    @EnumSource
    void draw_neighbouringSeeds_areOtherPapers(Subject subject) {
        Set<List<Question>> papers = new HashSet<>();
        for (long seed = 0; seed < 50; seed++) {
            papers.add(Paper.draw(subject, seed, 5).questions());
        }
        assertThat(papers).hasSize(50);
    }

    /** Every kind once before any comes again. */
    @ParameterizedTest
    @EnumSource
    void draw_asManyAsThereAreKinds_hasEveryKindOnce(Subject subject) {
        int kinds = subject.kinds().size();

        assertThat(Paper.draw(subject, 5, kinds).questions()).extracting(Question::kind)
                .doesNotHaveDuplicates();
        assertThatThrownBy(() -> Paper.draw(subject, 5, 0)).hasMessage(
                "0 questions: 1 to 100 are possible");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {"NAMES, c a, A C", "NAMES, \"A,C;A\", A C",
            "NAMES, CA, A C", "NAMES, none, -", "NAMES, nenhum, -", "NUMBER, 0600 ms, 600",
            "NUMBER, 600MS, 600", "NAME, f, F", "OUTCOME, Hit, hit"})
    void canonical_otherWaysToWriteIt_areTheSame(AnswerForm form, String text, String expected) {
        assertThat(form.canonical(text)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {"NAMES, \"\"", "NAMES, A1", "NUMBER, -3",
            "NUMBER, 0.6", "NUMBER, 600 s", "NAME, AB", "NAME, -", "OUTCOME, shared-miss"})
    void canonical_noAnswerOfThatForm_isRefused(AnswerForm form, String text) {
        assertThat(form.canonical(text)).isEmpty();
    }

    /** What is not translated is equal; what is, is said in both and fits on the page. */
    @ParameterizedTest
    @EnumSource
    void paper_inBothLanguages_differsInItsTextsOnly(Subject subject) {
        for (long seed = 1; seed <= 12; seed++) {
            Paper paper = Paper.draw(subject, seed, EVERY_KIND);
            JsonObject english = json(new PaperJson(ENGLISH).paper(paper, true));
            JsonObject portuguese = json(new PaperJson(PORTUGUESE).paper(paper, true));
            assertThat(withoutTexts(portuguese)).isEqualTo(withoutTexts(english));
            for (int i = 0; i < EVERY_KIND; i++) {
                Question question = paper.questions().get(i);
                for (PaperText text : List.of(ENGLISH, PORTUGUESE)) {
                    List<String> lines = new ArrayList<>(text.question(i + 1, question));
                    lines.addAll(text.key(i + 1, question));
                    assertThat(lines).allMatch(line -> line.length() <= 79)
                            .noneMatch(line -> line.contains("{"));
                }
                assertThat(ENGLISH.plain(question)).isNotEqualTo(PORTUGUESE.plain(question));
            }
        }
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    private static JsonObject withoutTexts(JsonObject paper) {
        paper.remove("language");
        for (JsonElement question : paper.getAsJsonArray("questions")) {
            question.getAsJsonObject().remove("text");
            question.getAsJsonObject().remove("explanation");
        }
        return paper;
    }

    /** Right, right but written otherwise, wrong, and nothing. */
    @Test
    void marks_ofAPaper_sayWhatEachAnswerIsWorth() {
        Paper paper = Paper.draw(Subject.THREADS, 7, 4);
        List<String> keys = paper.questions().stream().map(Question::key).toList();
        List<Mark> marks = Mark.of(paper,
                List.of(keys.get(0), " " + keys.get(1).toLowerCase(Locale.ROOT), "no"));

        assertThat(marks).extracting(Mark::right).containsExactly(true, true, false, false);
        JsonObject json = json(new PaperJson(ENGLISH).marks(paper, marks));
        assertThat(json.get("points").getAsInt()).isEqualTo(2);
        assertThat(json.get("of").getAsInt()).isEqualTo(4);
        JsonArray questions = json.getAsJsonArray("questions");
        JsonObject third = questions.get(2).getAsJsonObject();
        assertThat(third.get("given").getAsString()).isEqualTo("no");
        assertThat(third.get("answer").getAsString()).isEqualTo(keys.get(2));
        assertThat(third.get("right").getAsBoolean()).isFalse();
        assertThat(third.get("points").getAsInt()).isZero();
        assertThat(ENGLISH.points(marks)).isEqualTo("2 of 4 right.");
        assertThat(PORTUGUESE.points(marks)).isEqualTo("2 de 4 certas.");
        assertThat(ENGLISH.mark(marks.get(2)).getFirst())
                .isEqualTo("3.  no: not right. The answer is " + keys.get(2) + ".");
    }

    @Test
    void read_answersInAFile_areTakenByOrderOrByNumber() {
        assertThat(Answers.read(List.of("# Ana", "C", "", "3 ", "5: A B"), 5))
                .containsExactly("C", "", "3", "", "A B");
        assertThatThrownBy(() -> Answers.read(List.of("C", "9: A"), 5))
                .hasMessage("line 2: there is no question 9 among 5");
        assertThat(Answers.read(List.of("C", "", ""), 1)).containsExactly("C");
    }
}
