package dev.servelab.cli;

import dev.servelab.protocol.Crc32c;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A file that is being received, beside the place where it will stand. It becomes the target by
 * {@link #publish} and in no other way. Used by one thread; all trouble is a
 * {@link LocalFileException}.
 */
final class PartFile implements WritableByteChannel {
    private static final int BUFFER_BYTES = 128 * 1024;
    /** A name of ours can only be lost to a tidier that came between creating and locking it. */
    private static final int ATTEMPTS = 8;

    private final Path target;
    private final PartName names;
    private final LockedFile file;
    private final @Nullable String version;
    private final boolean created;
    private final Thread onExit = new Thread(this::remove, "remove-part");

    private PartFile(Path target, PartName names, LockedFile file, @Nullable String version,
            boolean created) {
        this.target = target;
        this.names = names;
        this.file = file;
        this.version = version;
        this.created = created;
    }

    /**
     * An empty part for {@code target}. If another client holds the one of this version, it gets a
     * random name and cannot be resumed. Parts of earlier runs that nobody holds are removed.
     */
    static PartFile create(Path target, String version) throws LocalFileException {
        PartName names = new PartName(target.getFileName().toString());
        try {
            Path wanted = target.resolveSibling(names.of(version));
            LockedFile file = LockedFile.tryCreate(wanted);
            boolean resumable = file != null;
            for (int i = 0; file == null && i < ATTEMPTS; i++) {
                file = LockedFile.tryCreate(target.resolveSibling(names.random()));
            }
            if (file == null) {
                throw new IOException("cannot lock a temporary file beside it");
            }
            file.channel().truncate(0);
            PartFile part = new PartFile(target, names, file, resumable ? version : null,
                    true);
            part.tidy();
            return part;
        } catch (IOException e) {
            throw LocalFileException.of(target, e);
        }
    }

    /** The longest part of an earlier run for {@code target} that nobody holds; null if none. */
    static @Nullable PartFile resume(Path target) throws LocalFileException {
        PartName names = new PartName(target.getFileName().toString());
        PartFile longest = null;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directoryOf(target),
                file -> names.versionOf(file) != null)) {
            for (Path found : files) {
                LockedFile file = LockedFile.tryOpen(found);
                if (file == null) {
                    continue;
                }
                PartFile part = new PartFile(target, names, file, names.versionOf(found), false);
                longest = longer(longest, part);
            }
        } catch (IOException e) {
            throw LocalFileException.of(target, e);
        }
        return longest;
    }

    private static PartFile longer(@Nullable PartFile a, PartFile b) throws LocalFileException {
        if (a == null) {
            return b;
        }
        PartFile longer = a.size() >= b.size() ? a : b;
        (longer == a ? b : a).keep();
        return longer;
    }

    /** Whether a later run can go on from this: its name says of which version it is. */
    boolean isResumable() {
        return version != null;
    }

    /** The version whose bytes these are, for a part that {@link #isResumable}. */
    String versionToResume() {
        if (version == null) {
            throw new IllegalStateException(file.path() + " has no version");
        }
        return version;
    }

    /** Bytes so far. */
    long size() throws LocalFileException {
        try {
            return file.channel().size();
        } catch (IOException e) {
            throw LocalFileException.of(file.path(), e);
        }
    }

    /** Reads all bytes so far, and leaves the position behind them: what is written next follows. */
    int crc32c() throws LocalFileException {
        Crc32c sum = new Crc32c();
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
        try {
            file.channel().position(0);
            while (file.channel().read(buffer.clear()) >= 0) {
                sum.update(buffer.flip());
            }
        } catch (IOException e) {
            throw LocalFileException.of(file.path(), e);
        }
        return sum.value();
    }

    @Override
    public int write(ByteBuffer bytes) throws LocalFileException {
        try {
            return file.channel().write(bytes);
        } catch (IOException e) {
            throw LocalFileException.of(file.path(), e);
        }
    }

    /** From here on the part is removed if the process is told to end (not if it is killed). */
    void removeOnExit() {
        Runtime.getRuntime().addShutdownHook(onExit);
    }

    /**
     * Makes the part the target, at once and for good: its bytes are on the disk before it has the
     * name. What stood there is replaced; a link is replaced, not followed.
     */
    void publish() throws LocalFileException {
        try {
            file.channel().force(true);
            Files.move(file.path(), target, StandardCopyOption.ATOMIC_MOVE);
            syncDirectory();
            tidy();
        } catch (IOException e) {
            throw LocalFileException.of(target, e);
        } finally {
            close();
        }
    }

    /** Closes the part and leaves it for a later run, if one could use it. */
    void keep() {
        if (isResumable()) {
            close();
        } else {
            discard();
        }
    }

    /** Removes the part, unless it may as well be one of a longer name. */
    void discard() {
        if (names.isCertainlyMine(file.path()) || created) {
            remove();
        }
        close();
    }

    /** Removing comes before closing: the lock keeps others from taking it up. */
    private void remove() {
        try {
            Files.deleteIfExists(file.path());
        } catch (IOException leftBehind) {
            // The next run tidies it.
        }
    }

    /** Removes parts of the same name that nobody holds: what killed runs left. */
    private void tidy() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directoryOf(target),
                other -> names.isCertainlyMine(other)
                        && !other.getFileName().equals(file.path().getFileName()))) {
            for (Path other : files) {
                LockedFile leftOver = LockedFile.tryOpen(other);
                if (leftOver != null) {
                    Files.deleteIfExists(other);
                    leftOver.channel().close();
                }
            }
        }
    }

    /** So that the new name survives a power cut; where a directory cannot be opened it has to. */
    private void syncDirectory() {
        try (FileChannel directory = FileChannel.open(directoryOf(target),
                StandardOpenOption.READ)) {
            directory.force(true);
        } catch (IOException unsupported) {
            // Windows opens no directories
        }
    }

    private static Path directoryOf(Path target) {
        Path parent = target.toAbsolutePath().getParent();
        return parent == null ? target.toAbsolutePath() : parent;
    }

    @Override
    public boolean isOpen() {
        return file.channel().isOpen();
    }

    /** Closes the part, whatever it holds, and so gives up the lock. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(onExit);
            file.channel().close();
        } catch (IllegalStateException exiting) {
            // the hook is running, or about to
        } catch (IOException e) {
            // everything that matters was forced before
        }
    }
}
