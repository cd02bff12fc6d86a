package dev.servelab.files;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** Folders reached by their paths, each checked to be no link just before. */
final class RealPathFolders implements Folders {
    private final RealPaths paths;

    RealPathFolders(RealPaths paths) {
        this.paths = paths;
    }

    @Override
    public void visit(List<Path> components, Visitor visitor) throws IOException {
        Path folder = paths.folder(components);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path path : entries) {
                visitor.visit(new PathEntry(path));
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private record PathEntry(Path path) implements Entry {
        @Override
        public Path name() {
            return path.getFileName();
        }

        @Override
        public BasicFileAttributes attributes() throws IOException {
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        }

        @Override
        public boolean isReadable() {
            return Files.isReadable(path);
        }
    }
}
