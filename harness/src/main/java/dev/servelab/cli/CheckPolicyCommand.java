package dev.servelab.cli;

import com.google.gson.GsonBuilder;
import dev.servelab.custom.CustomPolicy;
import dev.servelab.custom.CustomPolicyException;
import dev.servelab.eviction.Order;
import dev.servelab.lesson.Texts;
import dev.servelab.lesson.check.CheckReport;
import dev.servelab.lesson.check.Checker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code check-policy}: what is wrong with somebody's policy, with the shortest trace. */
@Command(name = "check-policy", sortOptions = false,
        description = "Say what is wrong with a policy of your own, and show it.",
        customSynopsis = "servelab check-policy [OPTION...] FILE.java")
final class CheckPolicyCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(paramLabel = "FILE.java", description = "The policy, as new-policy writes one.")
    private Path file = Path.of("");

    @Option(names = "--claims", paramLabel = "ORDER", converter = OfOrder.class,
            completionCandidates = Orders.class,
            description = "Compare its decisions with those of: ${COMPLETION-CANDIDATES}.")
    private @Nullable Order claim;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = "Of the random traces. Default: 1")
    private long seed;

    @Option(names = "--watch", description = "Check it again each time it is saved.")
    private boolean watch;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Mixin
    private final LangOption lang = new LangOption();

    /** The orders whose decisions are fixed. */
    static final class Orders extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Orders() {
            super(Arrays.stream(Order.values()).map(Order::id).filter(id -> !id.equals("random"))
                    .toList());
        }
    }

    static final class OfOrder implements ITypeConverter<Order> {
        @Override
        public Order convert(String text) {
            List<String> possible = new Orders();
            return Order.ofId(text).filter(order -> possible.contains(order.id()))
                    .orElseThrow(() -> new TypeConversionException("'" + text + "' is none of "
                            + String.join(", ", possible)));
        }
    }

    CheckPolicyCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, CommandFailure, InterruptedException {
        if (!CustomPolicy.isNamedBy(file.toString())) {
            throw CommandFailure.usage("'" + file + "' is no .java file");
        }
        return watch ? watch() : once();
    }

    private int once() throws CommandFailure {
        CheckReport report = check();
        print(report);
        if (!report.rule().isEmpty()) {
            throw new CommandFailure(ExitStatus.FAILED, file + ": " + report.rule());
        }
        return ExitStatus.DONE;
    }

    private int watch() throws IOException, CommandFailure, InterruptedException {
        try (SavedFile saved = SavedFile.watch(file)) {
            print(check());
            streams.err().println(Texts.of(lang.locale(), "check/check").text("watch", file));
            Thread end = new Thread(() -> Runtime.getRuntime().halt(ExitStatus.DONE), "watch-end");
            Runtime.getRuntime().addShutdownHook(end);
            try {
                while (true) {
                    saved.await();
                    print(checkWhatIsThere());
                }
            } finally {
                // It failed: that is no end by Ctrl-C.
                Runtime.getRuntime().removeShutdownHook(end);
            }
        } catch (IOException failed) {
            throw LocalFileException.of(file, failed);
        }
    }

    /** A file that is being written anew may be missing for a moment: the next save tells. */
    private @Nullable CheckReport checkWhatIsThere() throws CommandFailure {
        try {
            return check();
        } catch (CommandFailure trouble) {
            if (trouble.status() != ExitStatus.LOCAL_FILE) {
                throw trouble;
            }
            Failures.say(String.valueOf(trouble.getMessage()), streams.err());
            return null;
        }
    }

    private CheckReport check() throws CommandFailure {
        try {
            CustomPolicy policy = CustomPolicy.compile(file);
            return CheckReport.of(Checker.check(policy, claim, seed), policy, lang.locale());
        } catch (CustomPolicyException wrong) {
            if (wrong.isTroubleWithFile()) {
                throw CommandFailure.localFile(String.valueOf(wrong.getMessage()), wrong);
            }
            return CheckReport.of(wrong, file, lang.locale());
        }
    }

    private void print(@Nullable CheckReport report) {
        if (report == null) {
            return;
        }
        if (json) {
            streams.out().println(new GsonBuilder().setPrettyPrinting().disableHtmlEscaping()
                    .create().toJson(report.json()));
        } else {
            report.lines().forEach(streams.out()::println);
        }
        if (watch) {
            streams.out().println();
        }
        streams.out().flush();
    }
}
