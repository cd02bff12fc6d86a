package dev.servelab.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The commands of the coursework that this laboratory grew from, read as ours:
 * {@code client HOST PORT FILE_NAME DIRECTORY}, {@code client HOST PORT list} and
 * {@code server HOST PORT DIRECTORY}.
 */
final class Coursework {
    private Coursework() {}

    static String[] translate(String[] arguments) {
        if (arguments.length == 0) {
            return arguments;
        }
        return switch (arguments[0]) {
            case "server" -> with("serve", arguments, arguments.length);
            case "client" -> isList(arguments)
                    ? with("list", arguments, 3)
                    : with("get", arguments, arguments.length);
            default -> arguments;
        };
    }

    /** Four words: with a fifth, the directory, a file of the name "list" is meant. */
    private static boolean isList(String[] arguments) {
        return arguments.length == 4 && arguments[3].equals("list");
    }

    private static String[] with(String command, String[] arguments, int end) {
        List<String> rest = Arrays.asList(arguments).subList(1, end);
        return Stream.concat(Stream.of(command), rest.stream()).toArray(String[]::new);
    }
}
