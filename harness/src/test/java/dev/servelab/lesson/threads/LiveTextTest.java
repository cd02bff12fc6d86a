package dev.servelab.lesson.threads;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class LiveTextTest {
    private static final LiveText ENGLISH = new LiveText(Locale.ENGLISH);
    private static final LiveText PORTUGUESE = new LiveText(Locale.of("pt"));
    private static final Busyness BUSY = new Busyness(OptionalDouble.of(.97),
            OptionalDouble.of(.021));

    @Test
    void result_ofTwoServers_isATableAndATimeline() {
        LiveResult result = new LiveResult(LiveExperiment.WAVES, List.of(
                new LiveRun("thread-pool:4", List.of(Reading.count("first-wave", 2, 2),
                        Reading.seconds("last-answer", .8, .85)), List.of(.4, .4, .85, .8)),
                new LiveRun("virtual-thread", List.of(Reading.seconds("last-answer", .4, .41)),
                        List.of(.41))),
                "", BUSY);

        assertThat(ENGLISH.result(result)).startsWith(
                "                                          predicted   measured",
                "  thread-pool:4",
                "    answers in the first wave                     2          2   agrees",
                "    last answer                              0.80 s     0.85 s   agrees",
                "  virtual-thread",
                "    last answer                              0.40 s     0.41 s   agrees",
                "",
                "  Answers over time, from 0 to 0.85 s; a digit is a number of answers:",
                "    thread-pool:4   ..................2.................1..1",
                "    virtual-thread  ..................1.....................",
                "");
        assertThat(ENGLISH.summary(List.of(result)))
                .isEqualTo("3 of 3 figures agree with their predictions.");
    }

    /** What does not agree is not hidden, and what the machine did is said beside it. */
    @Test
    void result_thatDiffers_saysSoAndHowBusyTheMachineWas() {
        LiveResult result = result(Reading.seconds("last-answer", .4, .9), BUSY);

        assertThat(String.join(" ", ENGLISH.result(result)).replaceAll(" +", " "))
                .contains("0.40 s 0.90 s DIFFERS", "programs used 97 % of this machine's"
                        + " processors and its host took 2 %");
        assertThat(String.join(" ", PORTUGUESE.result(result)).replaceAll(" +", " "))
                .contains("0.40 s 0.90 s DIFERE", "usaram 97 % dos processadores");
        assertThat(String.join(" ", ENGLISH.result(result(
                Reading.count("busy", 6, 5), Busyness.UNKNOWN))))
                .contains("Another program may have kept");
    }

    @Test
    void result_notMade_saysWhatTheSystemLacks() {
        assertThat(ENGLISH.result(new LiveResult(LiveExperiment.BACKLOG, List.of(), "linux",
                Busyness.UNKNOWN))).containsExactly(
                        "  Not checked here: the prediction is about Linux.");
    }

    /** Every experiment has all its texts in both languages, and no line is too long. */
    @ParameterizedTest
    @EnumSource
    void texts_ofEveryExperiment_areThere(LiveExperiment experiment) {
        for (LiveText text : List.of(ENGLISH, PORTUGUESE)) {
            List<String> lines = new ArrayList<>(text.list());
            lines.addAll(text.question(experiment));
            lines.addAll(text.formula(experiment));
            lines.addAll(text.result(new LiveResult(experiment,
                    List.of(new LiveRun("any", List.of(Reading.count("busy", 1, 1)), List.of())),
                    "", BUSY)));
            assertThat(lines).allMatch(line -> line.length() <= 79)
                    .noneMatch(line -> line.contains("{"));
        }
        assertThat(LiveExperiment.ofId(experiment.id())).contains(experiment);
    }

    @Test
    void of_results_isJsonWithoutTexts() {
        JsonArray all = JsonParser.parseString(LiveJson.of(List.of(
                result(Reading.seconds("hit", 1, 1.01), BUSY),
                new LiveResult(LiveExperiment.BACKLOG, List.of(), "linux", Busyness.UNKNOWN))))
                .getAsJsonArray();

        JsonObject first = all.get(0).getAsJsonObject();
        assertThat(first.get("experiment").getAsString()).isEqualTo("waves");
        assertThat(first.get("agrees").getAsBoolean()).isTrue();
        assertThat(first.get("busy_share").getAsDouble()).isEqualTo(.97);
        assertThat(first.get("runs").toString()).isEqualTo("[{\"setup\":\"any\",\"agrees\":true,"
                + "\"readings\":[{\"what\":\"hit\",\"unit\":\"seconds\",\"predicted\":1.0,"
                + "\"measured\":1.01,\"agrees\":true}],\"answers_s\":[0.5]}]");
        JsonObject second = all.get(1).getAsJsonObject();
        assertThat(second.get("made").getAsBoolean()).isFalse();
        assertThat(second.get("agrees").isJsonNull()).isTrue();
        assertThat(second.get("lack").getAsString()).isEqualTo("linux");
    }

    @ParameterizedTest
    @CsvSource({"SECONDS, 0, 0.1, true", "SECONDS, 0, 0.11, false", "SECONDS, 1, 0.76, true",
            "SECONDS, 1, 1.26, false", "SECONDS, 0.8, 1.2, false", "COUNT, 5, 5, true",
            "COUNT, 5, 6, false"})
    void agrees_byUnit_isCloseEnoughToTellWavesApart(Reading.Unit unit, double predicted,
            double measured, boolean agrees) {
        assertThat(new Reading("any", unit, predicted, measured).agrees()).isEqualTo(agrees);
    }

    private static LiveResult result(Reading reading, Busyness machine) {
        return new LiveResult(LiveExperiment.WAVES, List.of(
                new LiveRun("any", List.of(reading), List.of(.5))), "", machine);
    }
}
