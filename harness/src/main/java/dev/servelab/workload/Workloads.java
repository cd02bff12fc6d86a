package dev.servelab.workload;

import dev.servelab.draw.HotspotShift;
import dev.servelab.draw.Loop;
import dev.servelab.draw.OneHit;
import dev.servelab.draw.Scan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The catalogue of workloads: a new one is its class and a line here. */
public enum Workloads {
    ZIPF("zipf", "A", "0.9", "the file of rank r in proportion to 1 / r^A",
            text -> {
                double exponent = number(text, 0, 4);
                return (files, seed, clients) -> DrawnFiles.zipf(files, exponent, seed);
            }),
    UNIFORM("uniform", "", "", "all files alike",
            text -> (files, seed, clients) -> DrawnFiles.zipf(files, 0, seed)),
    LOOP("loop", "", "", "each client round and round through all files",
            text -> (files, seed, clients) -> new DrawnFiles(files,
                    new Loop(files.size(), seed))),
    SCAN("scan", "", "", "all clients together from the first file to the last",
            text -> (files, seed, clients) -> new DrawnFiles(files,
                    new Scan(files.size(), clients))),
    HOTSPOT_SHIFT("hotspot-shift", "", "", "4 of 5 requests to 1 of 5 files, which change",
            text -> (files, seed, clients) -> new DrawnFiles(files,
                    new HotspotShift(files.size(), seed, clients))),
    ONE_HIT("one-hit", "SHARE", "0.3", "a share to files asked for once, else zipf:0.9",
            text -> {
                double share = number(text, 0, 1);
                return (files, seed, clients) -> new DrawnFiles(files,
                        new OneHit(files.size(), share, seed, clients));
            }),
    TRACE("trace", "FILE", "", "a recording: NAME or NAME,BYTES a line; may be packed",
            text -> {
                Path file = readable(text);
                return (files, seed, clients) -> Trace.read(file, files, clients);
            });

    /** Makes a workload of the files that there are. */
    interface Maker {
        Workload over(List<WorkFile> files, long seed, int clients) throws IOException;
    }

    private final String id;
    private final String argument;
    private final String defaultArgument;
    private final String description;
    @SuppressWarnings("ImmutableEnumChecker") // a constructor: it has no state
    private final Function<String, Maker> parser;

    Workloads(String id, String argument, String defaultArgument, String description,
            Function<String, Maker> parser) {
        this.id = id;
        this.argument = argument;
        this.defaultArgument = defaultArgument;
        this.description = description;
        this.parser = parser;
    }

    /** The name used on the command line and in results. */
    public String id() {
        return id;
    }

    /** How it is written: {@code zipf:A}. */
    public String form() {
        return takesArgument() ? id + ":" + argument : id;
    }

    /** One line that says what it is. */
    public String description() {
        return description;
    }

    boolean takesArgument() {
        return !argument.isEmpty();
    }

    /** What stands for an argument that is left out; empty if it may not be. */
    String defaultArgument() {
        return defaultArgument;
    }

    Maker parse(String text) {
        return parser.apply(text);
    }

    /** The workload with that name, if there is one. */
    public static Optional<Workloads> ofId(String id) {
        return Arrays.stream(values()).filter(workload -> workload.id.equals(id)).findFirst();
    }

    private static double number(String text, int least, int most) {
        double number = text.matches("[0-9]{1,2}(\\.[0-9]{1,9})?") ? Double.parseDouble(text) : -1;
        if (number < least || number > most) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a number from " + least + " to " + most);
        }
        return number;
    }

    private static Path readable(String text) {
        Path file = Path.of(text);
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new IllegalArgumentException("'" + text + "' is not a file that can be read");
        }
        return file;
    }
}
