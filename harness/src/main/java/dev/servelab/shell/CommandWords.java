package dev.servelab.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What may be typed after a command.
 *
 * @param path how the command is typed, below the program: {@code demo threads}; empty for the
 *        program itself
 * @param about one line
 * @param options those that are shown in its help, in that order
 * @param words subcommands, and what may stand as an argument; where there are none, files
 */
public record CommandWords(String path, String about, List<OptionWords> options,
        List<Word> words) {
    /** A word, and what it means; that may be empty. */
    public record Word(String text, String about) {}

    /** Which words the value of an option, or an argument, may be. */
    @FunctionalInterface
    public interface Values {
        /**
         * The words as they are typed; none where a shell cannot know them.
         *
         * @param command as in {@link CommandWords#path()}
         */
        List<String> of(String command, ArgSpec argument);
    }

    public CommandWords {
        options = List.copyOf(options);
        words = List.copyOf(words);
    }

    /**
     * The program and all commands below it, the program first.
     *
     * @param values what is known of the values of options and arguments
     */
    public static List<CommandWords> of(CommandSpec program, Values values) {
        List<CommandWords> all = new ArrayList<>();
        add(program, "", values, all);
        return List.copyOf(all);
    }

    private static void add(CommandSpec command, String path, Values values,
            List<CommandWords> all) {
        List<OptionWords> options = command.options().stream().filter(option -> !option.hidden())
                .map(option -> OptionWords.of(option, values.of(path, option))).toList();
        all.add(new CommandWords(path, about(command), options, words(command, path, values)));
        command.subcommands().forEach((name, line) -> add(line.getCommandSpec(),
                (path + " " + name).strip(), values, all));
    }

    private static List<Word> words(CommandSpec command, String path, Values values) {
        Stream<Word> below = command.subcommands().entrySet().stream()
                .map(each -> new Word(each.getKey(), about(each.getValue())));
        Stream<Word> arguments = command.positionalParameters().stream()
                .flatMap(argument -> values.of(path, argument).stream())
                .map(value -> new Word(value, ""));
        return Stream.concat(below, arguments).toList();
    }

    private static String about(CommandLine command) {
        return about(command.getCommandSpec());
    }

    private static String about(CommandSpec command) {
        return OneLine.of(command.usageMessage().description());
    }
}
