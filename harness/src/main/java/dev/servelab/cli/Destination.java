package dev.servelab.cli;

import dev.servelab.files.NameRules;
import dev.servelab.files.Refusal;
import dev.servelab.protocol.ErrorCode;
import dev.servelab.protocol.WireNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Where the bytes of one name go. */
sealed interface Destination {
    /** Standard output: bytes as they come, before they are verified. */
    record StandardOutput() implements Destination {}

    /** A device, pipe or socket, which has no place for a temporary file: bytes as they come. */
    record Device(Path path) implements Destination {}

    /** A file that is replaced only by a verified one. */
    record Saved(Path target) implements Destination {}

    /** What {@code -o} names; {@code -} is standard output. */
    static Destination ofOutput(String output) throws CommandFailure, LocalFileException {
        if (output.equals("-")) {
            return new StandardOutput();
        }
        Path path = path(output);
        if (isDevice(path)) {
            return new Device(path);
        }
        Path parent = path.toAbsolutePath().getParent();
        if (path.getFileName() == null || parent == null) {
            throw new CommandFailure(ExitStatus.LOCAL_FILE, output + " is a directory");
        }
        checkDirectory(parent);
        return saved(path);
    }

    /**
     * The place in {@code directory} for the file that was asked for as {@code name} (decoded): its
     * last component, which must be safe to use here.
     */
    static Saved in(Path directory, String name) throws CommandFailure, LocalFileException {
        String last = name.substring(name.lastIndexOf('/') + 1);
        checkComponent(last, name, NameRules.onWindows());
        try {
            return saved(directory.resolve(path(last)));
        } catch (CommandFailure cannotBeWritten) {
            throw new CommandFailure(cannotBeWritten.status(),
                    cannotBeWritten.getMessage() + "; choose another with -o FILE",
                    cannotBeWritten);
        }
    }

    /** Passes what is one component of a path here and nothing else. */
    static void checkComponent(String last, String name, boolean windows) throws CommandFailure {
        try {
            NameRules.check(last, windows);
        } catch (Refusal refused) {
            if (refused.code() == ErrorCode.NOT_FOUND) {
                return; // a hidden name is safe to write
            }
            throw new CommandFailure(ExitStatus.USAGE, "'" + WireNames.encode(name)
                    + "' does not end in a name for a file here (" + refused.getMessage()
                    + "); choose one with -o FILE", refused);
        }
    }

    /** Passes directories that are there. */
    static void checkDirectory(Path directory) throws CommandFailure {
        if (!Files.isDirectory(directory)) {
            throw new CommandFailure(ExitStatus.LOCAL_FILE, directory
                    + (Files.exists(directory) ? " is not a directory" : ": no such directory"));
        }
    }

    /** The path that an argument names. */
    static Path path(String text) throws CommandFailure {
        try {
            return Path.of(text);
        } catch (IllegalArgumentException invalid) {
            throw CommandFailure.localFile("'" + text + "' cannot be a file name here", invalid);
        }
    }

    private static Saved saved(Path target) throws CommandFailure, LocalFileException {
        try {
            BasicFileAttributes there = Files.readAttributes(target, BasicFileAttributes.class,
                    LinkOption.NOFOLLOW_LINKS);
            if (there.isDirectory()) {
                throw new CommandFailure(ExitStatus.LOCAL_FILE,
                        target + " is a directory; nothing is saved over it");
            }
        } catch (NoSuchFileException free) {
            // as it should be
        } catch (IOException e) {
            throw LocalFileException.of(target, e);
        }
        return new Saved(target);
    }

    /** Also what is under /dev and /proc: links there stand for open files, and must stay. */
    private static boolean isDevice(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        if (absolute.startsWith("/dev") || absolute.startsWith("/proc")) {
            return Files.exists(path) && !Files.isDirectory(path);
        }
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).isOther();
        } catch (IOException absent) {
            return false;
        }
    }
}
