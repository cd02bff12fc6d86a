package dev.servelab.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class QuizCommandTest {
    @TempDir
    Path folder;

    /** Seed 20261234: the first keys are 16, 60 and "E F G". */
    @Test
    void paper_toAPipe_hasQuestionsAndNoAnswers() {
        String paper = quiz("threads", "--seed", "20261234", "--questions", "3").out();

        assertThat(paper).startsWith("Quiz: threads. Paper 20261234, 3 questions.\n")
                .contains("Name: ____", "\n1.  A server on 8 processors has 290 connections open",
                        "\n3.  Clients of a pool of 3 threads:\n")
                .doesNotContain("Answer: ", "The pool has 16 threads, and others");
        assertThat(paper.lines().filter(line -> line.contains("Answer (")).count()).isEqualTo(3);
        assertThat(CommandLineRun.of("quiz", "threads", "--seed", "20261234", "--questions", "3",
                "--lang", "pt").endsWith(ExitStatus.DONE).out()).startsWith(
                        "Questionário: threads. Prova 20261234, 3 questões.\n");
    }

    @Test
    void answers_asked_areTheKeyWithExplanations() {
        String key = quiz("threads", "--seed", "20261234", "--questions", "3", "--answers").out();

        assertThat(key).contains("1.  Answer: 16\n    The pool has 16 threads", "2.  Answer: 60",
                "3.  Answer: E F G\n").doesNotContain("Which clients");
        assertThat(quiz("threads", "--seed", "20261234", "--questions", "3", "--answers",
                "--paper").out()).contains("Which clients", "    Answer: E F G");
    }

    /** For an instructor: the key as JSON. */
    @Test
    void answers_asJson_areInTheKeyOnly() {
        JsonObject key = json("eviction", "--seed", "20261234", "--json", "--answers");
        JsonObject paper = json("eviction", "--seed", "20261234", "--json");

        assertThat(key.get("seed").getAsLong()).isEqualTo(20_261_234);
        JsonObject first = key.getAsJsonArray("questions").get(0).getAsJsonObject();
        assertThat(first.get("answer").getAsString()).isEqualTo("1");
        assertThat(first.get("kind").getAsString()).isEqualTo("differ");
        assertThat(paper.getAsJsonArray("questions").get(0).getAsJsonObject().has("answer"))
                .isFalse();
    }

    @Test
    void marks_ofAnswersOnTheCommandLine_explainWhatIsWrong() {
        String marks = quiz("threads", "--seed", "20261234", "--questions", "4", "16", "61 ",
                "g e,f").out();

        assertThat(marks).contains("1.  16: right.", "2.  61: not right. The answer is 60.\n"
                + "    Each thread answers 5 in a second; 12 threads answer 60.",
                "3.  g e,f: right.", "4.  Not answered. The answer is 1600.",
                "2 of 4 right.");
    }

    /** "-" is an answer: nobody. */
    @Test
    void marks_ofADash_areOfAnAnswer() {
        JsonObject marks = json("eviction", "--seed", "20261234", "--questions", "5", "--json",
                "1", "4", "-", "A E", "F");

        assertThat(marks.get("points").getAsInt()).isEqualTo(4);
        assertThat(marks.getAsJsonArray("questions").get(2).getAsJsonObject().get("given")
                .getAsString()).isEqualTo("-");
    }

    @Test
    void marks_ofAFile_areAsJson() throws Exception {
        Path file = Files.writeString(folder.resolve("ana.txt"), "# Ana\n2: 60\n16\n1: 16\n");
        JsonObject marks = json("threads", "--seed", "20261234", "--questions", "3", "--json",
                "--answer-file", file.toString());

        assertThat(marks.get("points").getAsInt()).isEqualTo(2);
        assertThat(marks.get("of").getAsInt()).isEqualTo(3);
        assertThat(marks.get("subject").getAsString()).isEqualTo("threads");
    }

    /** What is no answer is asked for again; an empty line goes on; the end of input ends. */
    @Test
    void dialogue_onATerminal_marksEachAnswerAtOnce() {
        String said = dialogue("16\n6x\n61\n\n", "threads", "--seed", "20261234");

        assertThat(said).contains("    a number > \n1.  16: right.",
                "    Please answer with a number.\n", "2.  61: not right. The answer is 60.",
                "3.  Not answered. The answer is E F G.", "1 of 5 right.");
        assertThat(said.indexOf("The answer is 60")).isLessThan(said.indexOf("\n3.  Clients"));
        assertThat(said).doesNotContain("4.  Not answered");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "chess | unknown subject 'chess': eviction, threads",
            "eviction --questions 0 | --questions: 0 questions: 1 to 100 are possible",
            "eviction --seed -3 | --seed -3: 0 or more",
            "eviction --seed x | Invalid value for option '--seed'",
            "eviction A B | answers to which paper? Give its --seed",
            "eviction --seed 1 --questions 1 A B | 2 answers to 1 questions",
            "eviction --seed 1 --answers A | answers are marked without --answers",
            "eviction --seed 1 --answer-file f A | only one",
            "eviction --lang fr | 'fr' is none of en, pt"})
    void quiz_wrongInput_saysOneLine(String arguments, String line) {
        assertThat(CommandLineRun.of(("quiz " + arguments).split(" ", -1))
                .endsWith(ExitStatus.USAGE).err()).contains(line);
    }

    @Test
    void quiz_answerFileThatIsNotThere_isALocalFilesTrouble() {
        assertThat(CommandLineRun.of("quiz", "eviction", "--seed", "1", "--answer-file",
                folder.resolve("none").toString()).endsWith(ExitStatus.LOCAL_FILE).err())
                .contains("cannot be read");
    }

    private static CommandLineRun quiz(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "quiz";
        all[1] = "--lang";
        all[2] = "en";
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return CommandLineRun.of(all).endsWith(ExitStatus.DONE);
    }

    private static JsonObject json(String... arguments) {
        return JsonParser.parseString(quiz(arguments).out()).getAsJsonObject();
    }

    private static String dialogue(String typed, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Streams streams = Streams.of(new ResultStream(out), new PrintWriter(new StringWriter()),
                Terminal.none(), StandardCharsets.UTF_8);
        Keyboard keyboard = new Keyboard(new StringReader(typed));
        int status = new CommandLine(new QuizCommand(streams, () -> Optional.of(keyboard)))
                .execute(arguments);
        assertThat(status).isZero();
        streams.out().flush();
        return out.toString(StandardCharsets.UTF_8);
    }
}
