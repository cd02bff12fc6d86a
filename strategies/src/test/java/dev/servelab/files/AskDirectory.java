package dev.servelab.files;

import dev.servelab.protocol.MalformedNameException;
import dev.servelab.protocol.WireNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The main class of {@link ChildJvm}: DIRECTORY RESOLUTION NAME... It prints the listing, then for
 * each name what comes of opening it; all in ASCII, names escaped.
 */
final class AskDirectory {
    static final String BEGUN = "begun";
    static final String DONE = "done";
    /** A name that stands for opening {@link #FILE} until no descriptor is left. */
    static final String EXHAUST = "exhaust";
    static final String FILE = "file";

    private static final int TOO_MANY = 100_000;

    private AskDirectory() {}

    public static void main(String[] arguments) throws IOException, MalformedNameException {
        System.out.println(BEGUN);
        Resolution way = Resolution.ofId(arguments[1]);
        try (SharedDirectory directory = SharedDirectory.open(Path.of(arguments[0]), way)) {
            Listing listing = directory.list();
            for (ListedFile file : listing.files()) {
                System.out.println("listed " + ascii(file.name()));
            }
            System.out.println("unlistable " + listing.unlistable());
            System.out.println("warning " + (directory.warning() != null));
            for (String name : List.of(arguments).subList(2, arguments.length)) {
                String outcome = name.equals(EXHAUST)
                        ? exhaust(directory)
                        : outcome(directory, WireNames.decode(name));
                System.out.println(name + " " + outcome);
            }
        }
        System.out.println(DONE);
    }

    private static String outcome(SharedDirectory directory, String name) throws IOException {
        try (OpenFile file = directory.open(name)) {
            return "opened " + file.version().size();
        } catch (Refusal e) {
            return e.code().wire();
        }
    }

    /** Why the first open is refused that is, and whether a listing says so too. */
    private static String exhaust(SharedDirectory directory) throws IOException {
        List<OpenFile> held = new ArrayList<>();
        try {
            while (held.size() < TOO_MANY) {
                held.add(directory.open(FILE));
            }
            return "never";
        } catch (Refusal e) {
            return e.code().wire() + (listFails(directory) ? " list-fails" : " list-works");
        } finally {
            for (OpenFile file : held) {
                file.close();
            }
        }
    }

    private static boolean listFails(SharedDirectory directory) {
        try {
            directory.list();
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static String ascii(String name) {
        StringBuilder text = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            text.append(b > ' ' && b < 0x7f ? String.valueOf((char) b) : "%%%02X".formatted(b));
        }
        return text.toString();
    }
}
