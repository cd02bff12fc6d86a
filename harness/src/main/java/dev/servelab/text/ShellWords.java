package dev.servelab.text;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words of a command line that can be pasted into a POSIX shell. */
public final class ShellWords {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private ShellWords() {}

    /** The arguments between spaces, each quoted where it needs it. */
    public static String line(List<String> arguments) {
        return arguments.stream().map(ShellWords::word).collect(Collectors.joining(" "));
    }

    /** One argument, quoted where a shell would read more, or something else, than this word. */
    public static String word(String argument) {
        return PLAIN.matcher(argument).matches()
                ? argument
                : "'" + argument.replace("'", "'\\''") + "'";
    }
}
