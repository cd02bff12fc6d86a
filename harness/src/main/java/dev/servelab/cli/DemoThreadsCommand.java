package dev.servelab.cli;

import dev.servelab.experiment.RunScope;
import dev.servelab.lesson.threads.LiveDemo;
import dev.servelab.lesson.threads.LiveExperiment;
import dev.servelab.lesson.threads.LiveJson;
import dev.servelab.lesson.threads.LiveResult;
import dev.servelab.lesson.threads.LiveText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code demo threads}: live experiments, each with its question, prediction and measurement. */
@Command(name = "threads", sortOptions = false,
        description = "Predict, then measure, on real servers who waits for threads.",
        customSynopsis = "servelab demo threads [OPTION...] [NAME...]")
final class DemoThreadsCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(arity = "0..*", paramLabel = "NAME", completionCandidates = Names.class,
            description = "${COMPLETION-CANDIDATES}. Default: all, in less than 40 s.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--list", description = "Only list the experiments.")
    private boolean list;

    @Option(names = "--plain", description = "On a terminal: do not wait for guesses.")
    private boolean plain;

    @Option(names = "--json", description = "Print the results as JSON.")
    private boolean json;

    @Mixin
    private final LangOption lang = new LangOption();

    /** What may be named. */
    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Names() {
            super(Arrays.stream(LiveExperiment.values()).map(LiveExperiment::id).toList());
        }
    }

    DemoThreadsCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, CommandFailure, InterruptedException {
        List<LiveExperiment> asked = asked();
        LiveText text = new LiveText(lang.locale());
        if (list) {
            text.list().forEach(streams.out()::println);
            return ExitStatus.DONE;
        }
        List<LiveResult> results = run(asked, text);
        if (json) {
            streams.out().println(LiveJson.of(results));
        } else {
            streams.out().println(text.summary(results));
        }
        streams.out().flush();
        return ExitStatus.DONE;
    }

    private List<LiveExperiment> asked() throws CommandFailure {
        List<LiveExperiment> asked = new ArrayList<>();
        for (String name : names) {
            asked.add(LiveExperiment.ofId(name).orElseThrow(() -> CommandFailure.usage(
                    "unknown experiment '" + name + "': " + new Names().stream()
                            .collect(Collectors.joining(", ")))));
        }
        return asked.isEmpty() ? List.of(LiveExperiment.values()) : asked;
    }

    private List<LiveResult> run(List<LiveExperiment> asked, LiveText text)
            throws IOException, InterruptedException {
        try (RunScope scope = RunScope.begin()) {
            LiveShow show = scope.add(new LiveShow(streams, text, !json,
                    plain || json ? Optional.empty() : Keyboard.of(streams.terminal())));
            try {
                return LiveDemo.run(asked, scope, show);
            } catch (IOException | InterruptedException | RuntimeException e) {
                scope.awaitEndIfInterrupted();
                throw e;
            } finally {
                scope.release(show);
            }
        }
    }
}
