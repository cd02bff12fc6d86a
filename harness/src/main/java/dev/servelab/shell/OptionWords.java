package dev.servelab.shell;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.OptionSpec;

/**
 * An option as it is typed.
 *
 * @param names all of them, as typed: {@code -o}, {@code --output}
 * @param label what its value is called, {@code FILE}; empty for an option without one
 * @param about the first sentence of its description
 * @param values the words that its value may be; where there are none, see {@link #takesFile}
 * @param isList whether it takes several values, with commas between them
 */
public record OptionWords(List<String> names, String label, String about, List<String> values,
        boolean isList) {
    private static final List<String> FILES = List.of("FILE", "FOLDER", "DIRECTORY");

    public OptionWords {
        names = List.copyOf(names);
        values = List.copyOf(values);
    }

    static OptionWords of(OptionSpec option, List<String> values) {
        boolean takesValue = option.arity().max() > 0;
        return new OptionWords(List.of(option.names()), takesValue ? option.paramLabel() : "",
                OneLine.firstSentence(OneLine.of(option.description())),
                takesValue ? values : List.of(), ",".equals(option.splitRegex()));
    }

    boolean takesValue() {
        return !label.isEmpty();
    }

    /** Whether its value is a file or a folder. */
    boolean takesFile() {
        String upper = label.toUpperCase(Locale.ROOT);
        return FILES.stream().anyMatch(upper::startsWith);
    }
}
