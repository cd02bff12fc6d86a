package dev.servelab.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Completion for bash 3.2 and newer, with no need of the package bash-completion: commands,
 * options, and their values also after a colon, a comma or an equals sign, which picocli's own
 * {@code AutoComplete} leaves out.
 */
public final class BashCompletion {
    private BashCompletion() {}

    /** The script, as a shell sources it. */
    public static String of(List<CommandWords> commands) {
        return Script.template("completion.bash")
                .replace("@BELOW@", below(commands))
                .replace("@COMMANDS@", commands.stream().map(BashCompletion::command)
                        .collect(Collectors.joining("\n")))
                .replace("@OPTIONS@", options(commands));
    }

    private static String below(List<CommandWords> commands) {
        List<String> lines = new ArrayList<>();
        for (CommandWords command : commands) {
            String names = commands.stream().map(CommandWords::path)
                    .filter(path -> isDirectlyBelow(path, command.path()))
                    .map(path -> path.substring(path.lastIndexOf(' ') + 1))
                    .collect(Collectors.joining(" "));
            if (!names.isEmpty()) {
                lines.add("    " + Script.quote(command.path()) + ") below="
                        + Script.quote(names) + " ;;");
            }
        }
        return String.join("\n", lines);
    }

    private static boolean isDirectlyBelow(String path, String above) {
        int cut = path.lastIndexOf(' ');
        return !path.isEmpty() && path.substring(0, Math.max(cut, 0)).equals(above);
    }

    private static String command(CommandWords command) {
        String options = command.options().stream().flatMap(option -> option.names().stream())
                .collect(Collectors.joining(" "));
        String words = command.words().stream().map(CommandWords.Word::text)
                .collect(Collectors.joining(" "));
        return "    " + Script.quote(command.path()) + ") options=" + Script.quote(options)
                + " words=" + Script.quote(words) + " ;;";
    }

    /** Commands share most options: those that take the same are named together. */
    private static String options(List<CommandWords> commands) {
        Map<String, List<String>> patternsByAnswer = new LinkedHashMap<>();
        for (CommandWords command : commands) {
            for (OptionWords option : command.options()) {
                if (option.takesValue()) {
                    List<String> patterns = patternsByAnswer.computeIfAbsent(answer(option),
                            none -> new ArrayList<>());
                    option.names().forEach(
                            name -> patterns.add(Script.quote(command.path() + " " + name)));
                }
            }
        }
        return patternsByAnswer.entrySet().stream()
                .map(each -> "    " + String.join(" | ", each.getValue()) + ")\n        "
                        + each.getKey() + " ;;")
                .collect(Collectors.joining("\n"));
    }

    private static String answer(OptionWords option) {
        if (!option.values().isEmpty()) {
            return "kind=" + (option.isList() ? "list" : "one") + " values="
                    + Script.quote(String.join(" ", option.values()));
        }
        return "kind=" + (option.takesFile() ? "file" : "text");
    }
}
