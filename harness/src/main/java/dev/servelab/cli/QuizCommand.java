package dev.servelab.cli;

import dev.servelab.lesson.quiz.Answers;
import dev.servelab.lesson.quiz.Mark;
import dev.servelab.lesson.quiz.Paper;
import dev.servelab.lesson.quiz.PaperJson;
import dev.servelab.lesson.quiz.PaperText;
import dev.servelab.lesson.quiz.Question;
import dev.servelab.lesson.quiz.Subject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code quiz}: papers about eviction and about threads, their keys, and marks. */
@Command(name = "quiz", sortOptions = false,
        description = "Ask, and mark, questions about eviction or threads.",
        customSynopsis = "servelab quiz [OPTION...] eviction|threads [ANSWER...]", footer = {
                "",
                "On a terminal the questions are asked one by one. Answers on the command line,",
                "or in a file, are marked. Otherwise the paper is printed."})
final class QuizCommand implements Callable<Integer> {
    /** Of papers that nobody gave a number; short enough to be typed again. */
    private static final int SEEDS = 1_000_000;

    private final Streams streams;
    private final Supplier<Optional<Keyboard>> keyboard;

    @Parameters(arity = "1..*", paramLabel = "ARGUMENT",
            description = "The subject, then answers to be marked, in order; '' is none.")
    private List<String> arguments = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", description = "Which paper: a student's number, "
            + "for example. Default: any")
    private @Nullable Long seed;

    @Option(names = "--questions", paramLabel = "N", description = "How many. Default: 5")
    private int count = 5;

    @Option(names = "--paper", description = "Print the paper, without asking.")
    private boolean printPaper;

    @Option(names = "--answers", description = "Print the answers, each with its explanation.")
    private boolean printAnswers;

    @Option(names = "--answer-file", paramLabel = "FILE",
            description = "Mark the answers in FILE: a line for each question, in order, or "
                    + "NUMBER: ANSWER. - is standard input.")
    private @Nullable String answerFile;

    @Option(names = "--json", description = "Print the paper, the answers or the marks as JSON.")
    private boolean json;

    @Mixin
    private final LangOption lang = new LangOption();

    QuizCommand(Streams streams) {
        this(streams, () -> Keyboard.of(streams.terminal()));
    }

    /** @param keyboard who answers, if anybody does */
    QuizCommand(Streams streams, Supplier<Optional<Keyboard>> keyboard) {
        this.streams = streams;
        this.keyboard = keyboard;
    }

    @Override
    public Integer call() throws IOException, CommandFailure {
        Paper paper = paper();
        List<String> answers = arguments.subList(1, arguments.size());
        String file = answerFile;
        checkOneTask(!answers.isEmpty(), file != null);
        PaperText text = new PaperText(lang.locale());
        if (file != null) {
            mark(paper, readAnswers(file, paper), text);
        } else if (!answers.isEmpty()) {
            mark(paper, checkedAnswers(answers, paper), text);
        } else if (printAnswers || printPaper || json) {
            print(paper, text);
        } else {
            Optional<Keyboard> somebody = keyboard.get();
            if (somebody.isPresent()) {
                new QuizDialogue(streams.out(), somebody.get(), text).run(paper);
            } else {
                print(paper, text);
            }
        }
        streams.out().flush();
        return ExitStatus.DONE;
    }

    private Paper paper() throws CommandFailure {
        String name = arguments.getFirst();
        Subject subject = Subject.ofId(name).orElseThrow(() -> CommandFailure.usage(
                "unknown subject '" + name + "': " + Arrays.stream(Subject.values())
                        .map(Subject::id).collect(Collectors.joining(", "))));
        Long wanted = seed;
        if (wanted != null && wanted < 0) {
            throw CommandFailure.usage("--seed " + wanted + ": 0 or more");
        }
        try {
            return Paper.draw(subject, wanted == null
                    ? ThreadLocalRandom.current().nextInt(SEEDS)
                    : wanted, count);
        } catch (IllegalArgumentException wrong) {
            throw CommandFailure.usage("--questions: " + wrong.getMessage());
        }
    }

    private void checkOneTask(boolean answers, boolean file) throws CommandFailure {
        if (answers && file) {
            throw CommandFailure.usage("answers on the command line and --answer-file: only one");
        }
        if ((answers || file) && (printAnswers || printPaper)) {
            throw CommandFailure.usage("answers are marked without "
                    + (printAnswers ? "--answers" : "--paper"));
        }
        if ((answers || file) && seed == null) {
            throw CommandFailure.usage("answers to which paper? Give its --seed");
        }
    }

    private static List<String> checkedAnswers(List<String> answers, Paper paper)
            throws CommandFailure {
        if (answers.size() > paper.questions().size()) {
            throw CommandFailure.usage(answers.size() + " answers to "
                    + paper.questions().size() + " questions");
        }
        return answers;
    }

    private static List<String> readAnswers(String file, Paper paper)
            throws IOException, CommandFailure {
        try {
            List<String> lines = file.equals("-")
                    ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()
                    : Files.readAllLines(Path.of(file));
            return Answers.read(lines, paper.questions().size());
        } catch (IllegalArgumentException wrong) {
            throw CommandFailure.usage("--answer-file " + file + ", " + wrong.getMessage());
        } catch (IOException failed) {
            throw CommandFailure.localFile("--answer-file " + file + ": cannot be read", failed);
        }
    }

    private void mark(Paper paper, List<String> answers, PaperText text) {
        List<Mark> marks = Mark.of(paper, answers);
        if (json) {
            streams.out().println(new PaperJson(text).marks(paper, marks));
            return;
        }
        for (Mark mark : marks) {
            text.mark(mark).forEach(streams.out()::println);
            streams.out().println();
        }
        streams.out().println(text.points(marks));
    }

    private void print(Paper paper, PaperText text) {
        if (json) {
            streams.out().println(new PaperJson(text).paper(paper, printAnswers));
            return;
        }
        text.head(paper).forEach(streams.out()::println);
        if (!printAnswers) {
            streams.out().println();
            streams.out().println(text.nameLine());
        }
        for (int i = 0; i < paper.questions().size(); i++) {
            streams.out().println();
            print(i + 1, paper.questions().get(i), text);
        }
    }

    private void print(int number, Question question, PaperText text) {
        if (printAnswers && !printPaper) {
            text.key(number, question).forEach(streams.out()::println);
            return;
        }
        text.question(number, question).forEach(streams.out()::println);
        streams.out().println();
        if (printAnswers) {
            text.key(question).forEach(streams.out()::println);
        } else {
            streams.out().println(text.answerLine(question));
        }
    }
}
