package dev.servelab.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Completion for zsh, with what each command, option and scenario is beside it. */
public final class ZshCompletion {
    private ZshCompletion() {}

    /** The script, as it is put among zsh's functions. */
    public static String of(List<CommandWords> commands) {
        String patterns = commands.stream().map(CommandWords::path)
                .filter(path -> !path.isEmpty()).map(Script::quote)
                .collect(Collectors.joining(" | "));
        return Script.template("completion.zsh")
                .replace("@COMMAND_PATTERNS@", patterns)
                .replace("@COMMANDS@", commands.stream().map(ZshCompletion::command)
                        .collect(Collectors.joining("\n")));
    }

    private static String command(CommandWords command) {
        List<String> lines = new ArrayList<>();
        lines.add("    (" + Script.quote(command.path()) + ")");
        if (!command.words().isEmpty()) {
            lines.add("        below=(" + command.words().stream().map(ZshCompletion::described)
                    .collect(Collectors.joining(" ")) + ")");
        }
        lines.add("        _arguments -s : \\");
        for (OptionWords option : command.options()) {
            lines.add("            " + option(option) + " \\");
        }
        lines.add("            " + arguments(command) + " ;;");
        return String.join("\n", lines);
    }

    /** Files may stand there too, unless a command must. */
    private static String arguments(CommandWords command) {
        if (command.words().isEmpty()) {
            return "'*::argument:_files'";
        }
        return command.path().isEmpty()
                ? "'*::command:{ _describe command below }'"
                : "'*::argument:{ _describe argument below; _files }'";
    }

    private static String described(CommandWords.Word word) {
        return Script.quote(word.text().replace(":", "\\:")
                + (word.about().isEmpty() ? "" : ":" + word.about()));
    }

    private static String option(OptionWords option) {
        String rest = "[" + escape(option.about()) + "]" + value(option);
        if (option.names().size() == 1) {
            return Script.quote(name(option.names().getFirst(), option) + rest);
        }
        String all = String.join(" ", option.names());
        return "'(" + all + ")'{" + option.names().stream().map(name -> name(name, option))
                .collect(Collectors.joining(",")) + "}" + Script.quote(rest);
    }

    /** A value follows a long name after an equals sign or as a word, a short one as a word. */
    private static String name(String name, OptionWords option) {
        return option.takesValue() && name.startsWith("--") ? name + "=" : name;
    }

    private static String value(OptionWords option) {
        if (!option.takesValue()) {
            return "";
        }
        String message = ":" + escape(option.label()) + ":";
        if (!option.values().isEmpty()) {
            String words = option.values().stream().map(value -> value.replace(":", "\\:"))
                    .collect(Collectors.joining(" "));
            return message + (option.isList()
                    ? "_sequence compadd - " + words
                    : "(" + words + ")");
        }
        return message + (option.takesFile() ? "_files" : "");
    }

    /** Brackets and colons end a part of what _arguments is told. */
    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
                .replace(":", "\\:");
    }
}
