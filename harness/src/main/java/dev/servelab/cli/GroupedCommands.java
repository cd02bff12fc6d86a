package dev.servelab.cli;

import java.util.Map;
import java.util.TreeMap;

import picocli.CommandLine.Help;

/** The list of commands in {@code --help}, in groups; a group without commands is not shown. */
final class GroupedCommands {
    private GroupedCommands() {}

    static String render(Help help) {
        Map<CommandGroup, StringBuilder> groups = new TreeMap<>();
        help.subcommands().forEach((name, command) -> {
            String[] description = command.commandSpec().usageMessage().description();
            groups.computeIfAbsent(CommandCatalogue.groupOf(name), group -> new StringBuilder())
                    .append(String.format("  %-9s %s%n", name,
                            description.length == 0 ? "" : description[0]));
        });
        StringBuilder text = new StringBuilder();
        groups.forEach((group, lines) -> text
                .append(String.format("%n%s:%n", group.title())).append(lines));
        return text.toString();
    }
}
