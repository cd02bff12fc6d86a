package dev.servelab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file of results: it has its name when all of it is there, and what was there stays till then. */
final class WholeFile {
    private WholeFile() {}

    /** Writes a file of that name. */
    interface Writer {
        void write(Path file) throws IOException;
    }

    /**
     * Has a file beside it written, and gives that its name. What is no regular file, such as a
     * pipe, is written as it stands.
     *
     * @throws LocalFileException if it cannot be written; then nothing has changed
     */
    static void write(Path file, Writer writer) throws LocalFileException {
        try {
            Path name = file.getFileName();
            if (name == null || (Files.exists(file) && !Files.isRegularFile(file))) {
                writer.write(file);
                return;
            }
            // The target of a link is replaced, as a plain write would.
            Path target = Files.isSymbolicLink(file) && Files.exists(file)
                    ? file.toRealPath()
                    : file;
            Path part = target.resolveSibling("." + name + "." + ProcessHandle.current().pid()
                    + ".part");
            part.toFile().deleteOnExit();
            try {
                writer.write(part);
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                if (Files.exists(part, LinkOption.NOFOLLOW_LINKS)) {
                    Files.delete(part);
                }
            }
        } catch (IOException e) {
            throw e instanceof LocalFileException known ? known : LocalFileException.of(file, e);
        }
    }
}
