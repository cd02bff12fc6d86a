package dev.servelab.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.ClosedDirectoryStreamException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One component at a time from held directories, following no link; type and key are compared
 * before and after each open, and nothing but a regular file is opened. A folder must be readable,
 * not just passable. What this cannot do: if a FIFO takes a file's place between the look and the
 * open, the open waits for a writer; the caller's deadline bounds that.
 */
final class WalkDirectory implements SharedDirectory {
    private static final Set<OpenOption> TO_READ = Set.of(StandardOpenOption.READ,
            LinkOption.NOFOLLOW_LINKS);

    private final Path realRoot;
    private final SecureDirectoryStream<Path> root;

    WalkDirectory(Path realRoot, SecureDirectoryStream<Path> root) {
        this.realRoot = realRoot;
        this.root = root;
    }

    /** Null where the system has no directory handles. */
    @SuppressWarnings("StreamResourceLeak") // held until this is closed
    static @Nullable WalkDirectory openIfPossible(Path realRoot) throws IOException {
        DirectoryStream<Path> stream = Files.newDirectoryStream(realRoot);
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return new WalkDirectory(realRoot, secure);
        }
        stream.close();
        return null;
    }

    @Override
    public OpenFile open(String name) throws Refusal {
        NameRules.check(name, NameRules.onWindows());
        try {
            List<Path> components = components(name);
            return Attempts.untilNotSwapped(() -> openOnce(components));
        } catch (InvalidPathException e) {
            throw Refusal.notFound(); // no file that this JVM can see has such a name
        } catch (ClosedDirectoryStreamException e) {
            throw Refusal.ioError("the directory is closed");
        } catch (IOException e) {
            throw JdkFailures.refusal(e, realRoot);
        }
    }

    private List<Path> components(String name) {
        List<Path> components = new ArrayList<>();
        for (String component : NameRules.components(name)) {
            components.add(realRoot.getFileSystem().getPath(component));
        }
        return components;
    }

    private OpenFile openOnce(List<Path> components) throws IOException, Refusal {
        try (HeldWalk walk = enterParent(components)) {
            Path leaf = components.getLast();
            BasicFileAttributes before = regular(walk, leaf);
            FileChannel channel = openChannel(walk, leaf, before);
            try {
                BasicFileAttributes after = walk.attributes(leaf);
                if (!after.isRegularFile() || !FileKeys.same(before, after)) {
                    throw new Swapped();
                }
                return new ChannelFile(channel, after, () -> attributes(components));
            } catch (Throwable e) {
                channel.close();
                throw e;
            }
        }
    }

    private HeldWalk enterParent(List<Path> components) throws IOException {
        HeldWalk walk = new HeldWalk(root);
        try {
            for (Path folder : components.subList(0, components.size() - 1)) {
                walk.enter(folder);
            }
            return walk;
        } catch (Throwable e) {
            walk.close();
            throw e;
        }
    }

    private BasicFileAttributes attributes(List<Path> components) throws IOException {
        try (HeldWalk walk = enterParent(components)) {
            return walk.attributes(components.getLast());
        }
    }

    private static BasicFileAttributes regular(HeldWalk walk, Path leaf)
            throws IOException, Refusal {
        BasicFileAttributes found = walk.attributes(leaf);
        if (found.isSymbolicLink()) {
            throw Refusal.notFound();
        }
        if (!found.isRegularFile()) {
            throw Refusal.notAFile(found.isDirectory());
        }
        return found;
    }

    private static FileChannel openChannel(HeldWalk walk, Path leaf, BasicFileAttributes before)
            throws IOException {
        SeekableByteChannel channel;
        try {
            channel = walk.current().newByteChannel(leaf, TO_READ);
        } catch (IOException e) {
            // A link in its place just now fails so too, in words of the user's language.
            BasicFileAttributes after = walk.attributes(leaf);
            throw FileKeys.same(before, after) ? e : new Swapped();
        }
        if (channel instanceof FileChannel file) {
            return file;
        }
        channel.close();
        throw new IOException("the file system gives no file channels");
    }

    @Override
    public Listing list(Runnable afterFolder) throws IOException {
        try {
            return new PathLister(realRoot, new WalkFolders(root)).list(afterFolder);
        } catch (ClosedDirectoryStreamException e) {
            throw new IOException("the directory is closed", e);
        }
    }

    @Override
    public Resolution resolution() {
        return Resolution.WALK;
    }

    @Override
    public @Nullable String warning() {
        return NameEncoding.warning();
    }

    @Override
    public void close() throws IOException {
        root.close();
    }
}
