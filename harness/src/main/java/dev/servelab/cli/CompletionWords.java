package dev.servelab.cli;

import dev.servelab.cache.Sending;
import dev.servelab.disk.FileIo;
import dev.servelab.disk.NamedDisk;
import dev.servelab.eviction.Order;
import dev.servelab.experiment.Scenes;
import dev.servelab.lesson.Texts;
import dev.servelab.lesson.eviction.Scenario;
import dev.servelab.lesson.quiz.Subject;
import dev.servelab.lesson.threads.LiveExperiment;
import dev.servelab.load.Arrivals;
import dev.servelab.load.Connections;
import dev.servelab.server.Strategy;
import dev.servelab.shell.CommandWords;
import dev.servelab.simulate.Foresight;
import dev.servelab.simulate.Unit;
import dev.servelab.trace.TraceFormat;
import dev.servelab.workload.Workloads;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What a shell may complete where a command takes a name out of a catalogue. */
final class CompletionWords implements CommandWords.Values {
    @Override
    public List<String> of(String command, ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? ofOption(command, option.longestName())
                : ofArgument(command);
    }

    private static List<String> ofOption(String command, String name) {
        return switch (name) {
            case "--strategy", "--strategies" -> ids(Strategy.values(), Strategy::id);
            case "--policy", "--policies" -> policies(command);
            case "--claims" -> ids(Order.values(), Order::id);
            case "--disk" -> ids(NamedDisk.values(), NamedDisk::id);
            case "--file-io" -> ids(new FileIo[]{FileIo.DEFAULT, FileIo.INLINE}, FileIo::toString);
            case "--send" -> ids(Sending.values(), Sending::id);
            case "--http" -> ids(Switch.values(), Switch::toString);
            case "--workload" -> ids(Workloads.values(), Workloads::id);
            case "--arrivals" -> ids(Arrivals.values(), Arrivals::id);
            case "--connections" -> ids(Connections.values(), Connections::id);
            case "--scene" -> ids(Scenes.values(), Scenes::id);
            case "--unit" -> ids(Unit.values(), Unit::id);
            case "--format" -> ids(TraceFormat.values(), TraceFormat::id);
            case "--lang" -> Texts.LANGUAGES.stream().map(Locale::getLanguage).toList();
            case "--trials" -> List.of(TrialsConverter.AUTO_WORD);
            default -> List.of();
        };
    }

    private static List<String> ofArgument(String command) {
        return switch (command) {
            case "demo" -> ids(Scenario.values(), Scenario::id);
            case "demo threads" -> ids(LiveExperiment.values(), LiveExperiment::id);
            case "quiz" -> ids(Subject.values(), Subject::id);
            case "completion" -> ids(CompletionCommand.Shell.values(),
                    CompletionCommand.Shell::id);
            default -> List.of();
        };
    }

    /** What knows the future needs a trace; what has the coursework's bug is only shown. */
    private static List<String> policies(String command) {
        List<String> orders = ids(Order.values(), Order::id);
        Stream<String> more = switch (command) {
            case "simulate" -> Arrays.stream(Foresight.values()).map(Foresight::id);
            case "demo" -> Stream.concat(Stream.of("lock-aware"), Stream.concat(
                    prefixed("lock-aware:", orders), Stream.of("lock-flag", "none")));
            default -> Stream.concat(Stream.of("lock-aware"), Stream.concat(
                    prefixed("lock-aware:", orders), Stream.of("none")));
        };
        return Stream.concat(orders.stream(), more).toList();
    }

    private static Stream<String> prefixed(String prefix, List<String> orders) {
        return orders.stream().map(order -> prefix + order);
    }

    private static <T> List<String> ids(T[] all, Function<T, String> id) {
        return Arrays.stream(all).map(id).toList();
    }
}
