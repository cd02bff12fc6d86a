package dev.servelab.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The manual page of the program with all its commands, in the macros of man(7), which every
 * troff knows. One page, because what the commands share is said once. picocli's own generator
 * writes AsciiDoc, which takes a Ruby to become a page, and joins the lines of tables.
 */
public final class ManualPage {
    /**
     * What the page says beside the commands.
     *
     * @param version of the program, as it stands in the foot
     * @param date ISO, of that version; empty where it is not known
     * @param sections title, then paragraphs, after the commands
     */
    public record Frame(String version, String date, List<Section> sections) {
        public Frame {
            sections = List.copyOf(sections);
        }
    }

    /** A titled part; a line "TERM<TAB>text" is an entry of a list. */
    public record Section(String title, List<String> lines) {
        public Section {
            lines = List.copyOf(lines);
        }
    }

    private final List<String> page = new ArrayList<>();

    private ManualPage() {}

    /** The page, as {@code man} formats it. */
    public static String of(CommandSpec program, Frame frame) {
        ManualPage page = new ManualPage();
        page.head(program, frame);
        program.subcommands().values()
                .forEach(command -> page.command(command.getCommandSpec(), program.name()));
        frame.sections().forEach(page::section);
        return String.join("\n", page.page) + "\n";
    }

    private void head(CommandSpec program, Frame frame) {
        String about = OneLine.of(program.usageMessage().description());
        add(".\\\" Made by: " + program.name() + " man",
                ".TH " + program.name().toUpperCase(Locale.ROOT) + " 1 " + quoted(frame.date())
                        + " " + quoted(program.name() + " " + frame.version())
                        + " \"User Commands\"",
                ".\\\" Words that are typed are not hyphenated.", ".nh", ".ad l",
                ".SH NAME",
                Roff.text(program.name()) + " \\- "
                        + Roff.text(Roff.lowerFirst(OneLine.firstSentence(about))),
                ".SH SYNOPSIS");
        synopsis(program);
        add(".SH DESCRIPTION", Roff.line(about));
        program.options().stream().filter(option -> !option.hidden()).forEach(this::option);
        add(".SH COMMANDS");
    }

    private void command(CommandSpec command, String above) {
        String name = above + " " + command.name();
        add(".SS " + quoted(name.substring(name.indexOf(' ') + 1)));
        synopsis(command);
        add(".PP", Roff.line(OneLine.of(command.usageMessage().description())));
        command.positionalParameters().stream().filter(argument -> !argument.hidden())
                .forEach(this::argument);
        command.options().stream()
                .filter(option -> !option.hidden() && !option.usageHelp())
                .forEach(this::option);
        footer(command.usageMessage().footer());
        command.subcommands().values()
                .forEach(below -> command(below.getCommandSpec(), name));
    }

    /** Each form on a line of its own, as picocli has it where it is written by hand. */
    private void synopsis(CommandSpec command) {
        String[] forms = command.usageMessage().customSynopsis();
        add(".nf");
        for (String form : forms) {
            add(Roff.line(form.strip()));
        }
        add(".fi");
    }

    private void argument(PositionalParamSpec argument) {
        entry("\\fI" + Roff.text(argument.paramLabel()) + "\\fR", argument.description());
    }

    private void option(OptionSpec option) {
        String names = String.join(", ", Arrays.stream(option.names())
                .map(name -> "\\fB" + Roff.text(name) + "\\fR").toList());
        boolean takesValue = option.arity().max() > 0;
        String longest = option.longestName();
        entry(names + (takesValue
                ? (longest.startsWith("--") ? "=" : " ") + "\\fI"
                        + Roff.text(option.paramLabel()) + "\\fR"
                : ""), option.description());
    }

    private void entry(String term, String[] description) {
        add(".TP", term, Roff.line(OneLine.of(description)));
    }

    /** Tables and examples: as they stand. */
    private void footer(String[] lines) {
        if (lines.length == 0) {
            return;
        }
        add(".PP", ".nf");
        boolean begun = false;
        for (String line : lines) {
            begun |= !line.isBlank();
            if (begun) {
                add(Roff.line(line.replace("%%", "%")));
            }
        }
        add(".fi");
    }

    private void section(Section section) {
        add(".SH " + quoted(section.title()));
        for (String line : section.lines()) {
            String[] parts = line.split("\t", 2);
            if (parts.length == 2) {
                add(".TP", "\\fB" + Roff.text(parts[0]) + "\\fR", Roff.line(parts[1]));
            } else {
                add(".PP", Roff.line(line));
            }
        }
    }

    private static String quoted(String text) {
        return "\"" + Roff.text(text).replace("\"", "\\(dq") + "\"";
    }

    private void add(String... lines) {
        Stream.of(lines).forEach(page::add);
    }
}
