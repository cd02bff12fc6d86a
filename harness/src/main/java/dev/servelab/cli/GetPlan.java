package dev.servelab.cli;

import dev.servelab.protocol.MalformedNameException;
import dev.servelab.protocol.WireNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code get} was asked to do, checked as far as it can be without the server.
 *
 * @param server to ask
 * @param wanted at least one
 */
record GetPlan(HostPort server, List<Wanted> wanted) {
    /**
     * One file.
     *
     * @param name decoded
     */
    record Wanted(String name, Destination destination) {}

    static GetPlan of(List<String> arguments, @Nullable String output, @Nullable String into)
            throws CommandFailure, LocalFileException {
        ServerArguments read = ServerArguments.read(arguments);
        List<String> rest = read.rest();
        if (rest.isEmpty()) {
            throw CommandFailure.usage("which file? give its FILE_NAME after the server");
        }
        if (output != null) {
            return new GetPlan(read.server(), toOutput(rest, output, into));
        }
        if (into != null) {
            return new GetPlan(read.server(), toDirectory(rest, into));
        }
        if (rest.size() > 2) {
            throw CommandFailure.usage("several names need --into DIRECTORY");
        }
        String directory = rest.size() == 2 ? rest.get(1) : ".";
        return new GetPlan(read.server(), toDirectory(rest.subList(0, 1), directory));
    }

    boolean writesToStandardOutput() {
        return wanted.getFirst().destination() instanceof Destination.StandardOutput;
    }

    private static List<Wanted> toOutput(List<String> names, String output, @Nullable String into)
            throws CommandFailure, LocalFileException {
        if (into != null || names.size() > 1) {
            throw CommandFailure.usage("-o takes one name, and no directory");
        }
        return List.of(new Wanted(decode(names.getFirst()), Destination.ofOutput(output)));
    }

    private static List<Wanted> toDirectory(List<String> wireNames, String directory)
            throws CommandFailure, LocalFileException {
        Path into = Destination.path(directory);
        Destination.checkDirectory(into);
        List<Wanted> wanted = new ArrayList<>();
        Map<Path, String> takenBy = new HashMap<>();
        for (String wireName : wireNames) {
            String name = decode(wireName);
            Destination.Saved destination = Destination.in(into, name);
            String other = takenBy.put(destination.target(), name);
            if (other != null && !other.equals(name)) {
                throw CommandFailure.usage("two names for one file in the directory: '"
                        + WireNames.encode(other) + "' and '" + wireName + "'");
            }
            wanted.add(new Wanted(name, destination));
        }
        return List.copyOf(wanted);
    }

    private static String decode(String wireName) throws CommandFailure {
        try {
            return WireNames.decode(wireName);
        } catch (MalformedNameException e) {
            throw CommandFailure.usage("'" + wireName + "' is not a name (" + e.getMessage()
                    + "); % is written %25");
        }
    }
}
