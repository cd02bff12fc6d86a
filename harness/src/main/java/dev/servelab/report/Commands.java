package dev.servelab.report;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A command line that can be pasted into a POSIX shell. */
final class Commands {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private Commands() {}

    /** The arguments, quoted where a shell would read more than a word. */
    static String line(List<String> arguments) {
        return arguments.stream()
                .map(word -> PLAIN.matcher(word).matches()
                        ? word
                        : "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }
}
