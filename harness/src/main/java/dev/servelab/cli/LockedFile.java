package dev.servelab.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A regular file, open for reading and writing, that this process alone holds, and that is certainly
 * the one its path names.
 *
 * <p>Between opening and locking another client may have moved the file onto its target, or tidied
 * it away and begun a new one; writing to it would then destroy what was saved. So the file that the
 * path names is looked at before the opening and after the locking, and must be the same.
 */
record LockedFile(Path path, FileChannel channel) {
    /** Opens and locks {@code path}; null if it is absent, no regular file, or held by another. */
    static @Nullable LockedFile tryOpen(Path path) throws IOException {
        Identity before = Identity.of(path);
        if (before == null) {
            return null;
        }
        FileChannel channel;
        try {
            channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException gone) {
            return null;
        }
        boolean held = false;
        try {
            held = tryLock(channel) && before.isOf(Identity.of(path));
            return held ? new LockedFile(path, channel) : null;
        } finally {
            if (!held) {
                channel.close();
            }
        }
    }

    /** The same, after creating an empty file unless something stands there. */
    static @Nullable LockedFile tryCreate(Path path) throws IOException {
        try {
            Files.createFile(path);
        } catch (FileAlreadyExistsException present) {
            // then it is opened, if it is a file and free
        }
        return tryOpen(path);
    }

    /** A lock ends with its channel, and with its process however that ends. */
    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    /** Which regular file a path names. A number is used again only after its file is gone. */
    private record Identity(@Nullable Object fileKey, FileTime created) {
        static @Nullable Identity of(Path path) throws IOException {
            try {
                BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class,
                        LinkOption.NOFOLLOW_LINKS);
                return file.isRegularFile()
                        ? new Identity(file.fileKey(), file.creationTime())
                        : null;
            } catch (NoSuchFileException absent) {
                return null;
            }
        }

        /** As equals, which a record has linked when it is called first: some ms of each get. */
        boolean isOf(@Nullable Identity other) {
            return other != null && Objects.equals(fileKey, other.fileKey)
                    && created.equals(other.created);
        }
    }
}
