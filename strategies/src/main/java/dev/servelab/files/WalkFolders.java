package dev.servelab.files;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Folders reached by a {@link HeldWalk} from the root. */
final class WalkFolders implements Folders {
    private static final Set<PosixFilePermission> READABLE_BY_ALL = Set.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.GROUP_READ,
            PosixFilePermission.OTHERS_READ);

    private final SecureDirectoryStream<Path> root;

    WalkFolders(SecureDirectoryStream<Path> root) {
        this.root = root;
    }

    @Override
    public void visit(List<Path> components, Visitor visitor) throws IOException {
        try (HeldWalk walk = new HeldWalk(root)) {
            // A stream can be iterated once: the shared root's own never is.
            walk.enter(Path.of("."));
            for (Path folder : components) {
                walk.enter(folder);
            }
            for (Path path : walk.current()) {
                visitor.visit(new WalkEntry(walk, path.getFileName()));
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private static final class WalkEntry implements Entry {
        private final HeldWalk walk;
        private final Path name;
        private @Nullable PosixFileAttributes attributes;

        WalkEntry(HeldWalk walk, Path name) {
            this.walk = walk;
            this.name = name;
        }

        @Override
        public Path name() {
            return name;
        }

        @Override
        public BasicFileAttributes attributes() throws IOException {
            attributes = walk.attributes(name);
            return attributes;
        }

        @Override
        public boolean isReadable() throws IOException {
            if (attributes != null && attributes.permissions().containsAll(READABLE_BY_ALL)) {
                return true;
            }
            // Owner, groups and lists of access decide: trying asks them all.
            walk.current().newByteChannel(name,
                    Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)).close();
            return true;
        }
    }
}
