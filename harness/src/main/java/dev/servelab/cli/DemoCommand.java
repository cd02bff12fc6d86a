package dev.servelab.cli;

import dev.servelab.lesson.Texts;
import dev.servelab.lesson.eviction.Claim;
import dev.servelab.lesson.eviction.Demo;
import dev.servelab.lesson.eviction.LaneSpec;
import dev.servelab.lesson.eviction.PlainText;
import dev.servelab.lesson.eviction.PolicyBroke;
import dev.servelab.lesson.eviction.Scenario;
import dev.servelab.lesson.eviction.Script;
import dev.servelab.lesson.eviction.WrongRequest;
import dev.servelab.report.DemoReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code demo}: eviction step by step; threads below it. */
@Command(name = "demo", sortOptions = false,
        description = "Show eviction, or threads, step by step.",
        customSynopsis = {"servelab demo [OPTION...] [SCENARIO | 'REQUESTS']",
                "       servelab demo threads [OPTION...] [NAME...]"},
        footer = {"", "Requests:",
                "  A         file A, asked for and sent at once; its size is 1",
                "  A:10      the same, with a size (10, 64KiB, 20MB); another size than before",
                "            is another version of the file",
                "  A:10+     its reader is slow and holds the file;  A-  ends that reader",
                "  A:10~     the disk is slow: A is loading;  A!  ends the load",
                "  A:10~+    both",
                "  list      what is cached, next victim first",
                "",
                "Examples:",
                "  servelab demo belady",
                "  servelab demo slow-reader --html slow-reader.html",
                "  servelab demo 'A:10 B:20 A C:40' --size 64 --policies lru,fifo"})
final class DemoCommand implements Callable<Integer>, WithSubcommands {
    /** Where no request has a size: files of 1, so room for three of them. */
    private static final long SMALL_CACHE = 3;
    private static final long CACHE = 64;

    private final Streams streams;

    @Parameters(arity = "0..1", paramLabel = "SCENARIO|'REQUESTS'",
            description = "What to play. Nothing: the list of scenarios.")
    private @Nullable String what;

    @Option(names = "--policies", split = ",", splitSynopsisLabel = ",", paramLabel = "P",
            description = {"Caches side by side.",
                    "Default: the scenario's, or fifo, lru, lock-aware."})
    private List<String> policies = new ArrayList<>();

    @Option(names = {"--size", "--sizes"}, split = ",", splitSynopsisLabel = ",",
            paramLabel = "SIZE",
            converter = SizeConverter.class,
            description = {"How much each cache may hold. Default: the",
                    "scenario's, or 64; 3 where no request has a size."})
    private List<Long> sizes = new ArrayList<>();

    @Option(names = "--plain",
            description = "All steps as text, also on a terminal, and beside --html.")
    private boolean plain;

    @Option(names = "--html", paramLabel = "FILE",
            description = "Write it as a page that moves; needs no network.")
    private @Nullable Path html;

    @Option(names = "--json", description = "Print every step as JSON.")
    private boolean json;

    @Mixin
    private final LangOption lang = new LangOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    DemoCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public List<Object> subcommands() {
        return List.of(new DemoThreadsCommand(streams));
    }

    @Override
    public Integer call() throws IOException, InterruptedException, CommandFailure {
        Texts texts = Texts.of(lang.locale(), Demo.TEXTS);
        String asked = what;
        if (asked == null) {
            if (html != null || json || !policies.isEmpty() || !sizes.isEmpty()) {
                throw CommandFailure.usage("the options need a scenario, or requests");
            }
            DemoList.lines(texts).forEach(streams.out()::println);
            return ExitStatus.DONE;
        }
        if (json && plain) {
            throw CommandFailure.usage("--json and --plain both print: give one of them");
        }
        Demo demo = play(asked, texts);
        show(demo, texts);
        return status(demo, texts);
    }

    private Demo play(String asked, Texts texts) throws CommandFailure {
        Optional<Scenario> scenario = Scenario.ofId(asked);
        try {
            if (scenario.isPresent() && policies.isEmpty() && sizes.isEmpty()) {
                return Demo.of(scenario.get());
            }
            Script script = scenario.isPresent()
                    ? scenario.get().script()
                    : Scenario.ownScript(asked);
            return Demo.of(scenario, script, caches(scenario, script, texts));
        } catch (WrongRequest wrong) {
            throw CommandFailure.usage(wrong.in(texts));
        } catch (PolicyBroke broke) {
            throw new CommandFailure(ExitStatus.FAILED, String.valueOf(broke.getMessage()), broke);
        }
    }

    /** Every policy with every size. */
    private List<LaneSpec> caches(Optional<Scenario> scenario, Script script, Texts texts)
            throws CommandFailure {
        List<LaneSpec> meant = scenario.map(Scenario::lanes).orElse(List.of());
        List<String> names = !policies.isEmpty()
                ? policies
                : meant.isEmpty()
                        ? List.of("fifo", "lru", "lock-aware")
                        : meant.stream().map(LaneSpec::policy).distinct().toList();
        List<Long> capacities = !sizes.isEmpty()
                ? sizes
                : meant.isEmpty()
                        ? List.of(script.hasSizes() ? CACHE : SMALL_CACHE)
                        : meant.stream().map(LaneSpec::capacityBytes).distinct().toList();
        for (long size : capacities) {
            if (!LaneSpec.isCapacity(size)) {
                throw CommandFailure.usage(texts.text("wrong.cache", size));
            }
        }
        List<LaneSpec> caches = new ArrayList<>();
        try {
            for (String name : names) {
                capacities.forEach(size -> caches.add(LaneSpec.parse(name, size)));
            }
        } catch (IllegalArgumentException wrong) {
            throw CommandFailure.usage(String.valueOf(wrong.getMessage()));
        }
        if (caches.size() > Demo.LANES_LIMIT) {
            throw CommandFailure.usage(
                    texts.text("wrong.lanes", caches.size(), Demo.LANES_LIMIT));
        }
        return caches;
    }

    private void show(Demo demo, Texts texts) throws IOException, InterruptedException {
        if (html != null) {
            write(html, DemoReport.html(demo, texts, command()));
            streams.err().println("servelab: " + texts.text("html.written", html));
        }
        if (json) {
            streams.out().print(DemoReport.json(demo, texts));
        } else if (html == null && !plain && streams.terminal().keyboard()) {
            DemoPlayer.play(demo, texts, streams);
        } else if (html == null || plain) {
            PlainText.of(demo, texts).forEach(streams.out()::println);
        }
        streams.out().flush();
    }

    private static void write(Path file, String page) throws LocalFileException {
        try {
            Files.writeString(file, page);
        } catch (IOException e) {
            throw LocalFileException.of(file, e);
        }
    }

    /** A scenario that does not show what it claims has failed. */
    private static int status(Demo demo, Texts texts) throws CommandFailure {
        for (Claim claim : demo.claims()) {
            if (!claim.holds()) {
                String id = demo.scenario().map(Scenario::id).orElse("");
                throw new CommandFailure(ExitStatus.FAILED,
                        texts.text("claim.fails", id, claim.in(texts)));
            }
        }
        return ExitStatus.DONE;
    }

    private List<String> command() {
        return List.copyOf(spec.root().commandLine().getParseResult().originalArgs());
    }
}
