package dev.servelab.cli;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A server and what follows it on the command line: {@code HOST PORT ...}, {@code HOST:PORT ...} or
 * {@code HOST:PORT/NAME ...}.
 *
 * @param rest what follows; with the third form its first element is NAME
 * @param nameInAddress whether it was the third form
 */
record ServerArguments(HostPort server, List<String> rest, boolean nameInAddress) {
    static ServerArguments read(List<String> arguments) throws CommandFailure {
        if (arguments.isEmpty()) {
            throw missing();
        }
        String first = arguments.getFirst();
        int slash = first.indexOf('/');
        HostPort server = HostPort.parse(slash < 0 ? first : first.substring(0, slash));
        if (server != null) {
            String name = slash < 0 ? "" : first.substring(slash + 1);
            return withAddress(server, name, arguments.subList(1, arguments.size()));
        }
        if (arguments.size() < 2) {
            throw missing();
        }
        return new ServerArguments(HostPort.of(first, arguments.get(1)),
                List.copyOf(arguments.subList(2, arguments.size())), false);
    }

    /** For commands that take a server and nothing else. */
    static HostPort only(@Nullable List<String> arguments) throws CommandFailure {
        ServerArguments read = read(arguments == null ? List.of() : arguments);
        if (!read.rest.isEmpty()) {
            throw CommandFailure.usage("unexpected argument '" + read.rest.getFirst() + "'");
        }
        return read.server;
    }

    private static ServerArguments withAddress(HostPort server, String name, List<String> after) {
        List<String> rest = new ArrayList<>();
        if (!name.isEmpty()) {
            rest.add(name);
        }
        rest.addAll(after);
        return new ServerArguments(server, List.copyOf(rest), !name.isEmpty());
    }

    private static CommandFailure missing() {
        return CommandFailure.usage("which server? give HOST PORT or HOST:PORT");
    }
}
