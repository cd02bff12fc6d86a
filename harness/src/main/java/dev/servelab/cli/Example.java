package dev.servelab.cli;

import dev.servelab.protocol.WireNames;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** A file that a newcomer could fetch. */
final class Example {
    /** In a folder of a million files the first few will do. */
    private static final int LOOKED_AT = 200;
    private static final String NONE = "NAME";

    private Example() {}

    /** A name of a file in the folder, as it is written on a shell's command line. */
    static String nameIn(Path directory) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            int looked = 0;
            for (Path file : files) {
                String name = WireNames.encode(file.getFileName().toString());
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                        && name.matches("[A-Za-z0-9_][A-Za-z0-9._-]*")) {
                    return name;
                }
                if (++looked == LOOKED_AT) {
                    return NONE;
                }
            }
            return NONE;
        } catch (IOException | DirectoryIteratorException unreadable) {
            return NONE;
        }
    }
}
