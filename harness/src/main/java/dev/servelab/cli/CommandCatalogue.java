package dev.servelab.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import picocli.CommandLine;

/** Every command there is, once: its group in {@code --help} and how it is made. */
enum CommandCatalogue {
    SERVE(CommandGroup.SERVE, ServeCommand::new),
    GET(CommandGroup.SERVE, GetCommand::new),
    LIST(CommandGroup.SERVE, ListCommand::new),
    STATS(CommandGroup.SERVE, StatsCommand::new),
    BENCH(CommandGroup.MEASURE, BenchCommand::new),
    COMPARE(CommandGroup.MEASURE, CompareCommand::new),
    SWEEP(CommandGroup.MEASURE, SweepCommand::new),
    REPORT(CommandGroup.MEASURE, ReportCommand::new),
    SELF_TEST(CommandGroup.MEASURE, SelfTestCommand::new),
    TORTURE(CommandGroup.MEASURE, TortureCommand::new),
    SIMULATE(CommandGroup.LEARN, SimulateCommand::new),
    DEMO(CommandGroup.LEARN, DemoCommand::new),
    QUIZ(CommandGroup.LEARN, QuizCommand::new),
    NEW_POLICY(CommandGroup.LEARN, NewPolicyCommand::new),
    CHECK_POLICY(CommandGroup.LEARN, CheckPolicyCommand::new),
    REPLAY(CommandGroup.LEARN, ReplayCommand::new),
    EXPORT(CommandGroup.LEARN, ExportCommand::new),
    COMPLETION(CommandGroup.SHELL, CompletionCommand::new),
    MAN(CommandGroup.SHELL, ManCommand::new);

    private final CommandGroup group;
    @SuppressWarnings("ImmutableEnumChecker") // a constructor's reference, which holds nothing
    private final Function<Streams, Object> factory;

    CommandCatalogue(CommandGroup group, Function<Streams, Object> factory) {
        this.group = group;
        this.factory = factory;
    }

    CommandGroup group() {
        return group;
    }

    /** As it is typed. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Adds the command that the arguments begin with, or all where they begin with none: to read
     * the options of every command costs a start a third of a second.
     */
    static void addTo(CommandLine line, Streams streams, String[] arguments) {
        List<CommandCatalogue> asked = Arrays.stream(values())
                .filter(command -> arguments.length > 0 && command.id().equals(arguments[0]))
                .toList();
        for (CommandCatalogue command : asked.isEmpty() ? List.of(values()) : asked) {
            CommandLine made = made(command.factory.apply(streams));
            line.addSubcommand(made);
        }
        line.getHelpSectionMap().put(
                CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
                GroupedCommands::render);
    }

    /** The program with every command, to be looked at and not run. */
    static CommandLine all(Streams streams) {
        CommandLine line = Main.program();
        addTo(line, streams, new String[0]);
        return line;
    }

    private static CommandLine made(Object command) {
        CommandLine made = new CommandLine(command);
        if (made.getCommandSpec().findOption("--help") == null) {
            made.addMixin("help", new HelpOption());
        }
        CatalogueHelp.addIfChosen(made.getCommandSpec());
        if (command instanceof WithSubcommands more) {
            more.subcommands().forEach(each -> made.addSubcommand(made(each)));
        }
        return made;
    }

    /** The group of the command with this name; Serve for one that is not in the catalogue. */
    static CommandGroup groupOf(String name) {
        for (CommandCatalogue command : values()) {
            if (command.id().equals(name)) {
                return command.group;
            }
        }
        return CommandGroup.SERVE;
    }
}
