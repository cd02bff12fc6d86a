package dev.servelab.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By path, for systems without directory handles (Windows, some containers): every component is
 * looked at, the real path must be the path itself, the file is opened without following a link,
 * and path and key are compared again afterwards. Whoever can rename folders inside the root, fast
 * and at the right moments, could still lead it astray; hence the warning.
 */
final class RealPathDirectory implements SharedDirectory {
    private static final String WARNING = "this system has no directory handles: "
            + "do not share a directory in which others can rename folders";

    private final RealPaths paths;
    private volatile boolean closed;

    RealPathDirectory(Path realRoot) throws IOException {
        this.paths = new RealPaths(realRoot);
        new RealPathFolders(paths).visit(List.of(), entry -> {});
    }

    @Override
    public OpenFile open(String name) throws Refusal {
        NameRules.check(name, NameRules.onWindows());
        if (closed) {
            throw Refusal.ioError("the directory is closed");
        }
        try {
            List<Path> components = components(name);
            return Attempts.untilNotSwapped(() -> openOnce(components));
        } catch (InvalidPathException e) {
            throw Refusal.notFound(); // no file that this JVM can see has such a name
        } catch (IOException e) {
            throw JdkFailures.refusal(e, paths.realRoot());
        }
    }

    private List<Path> components(String name) {
        List<Path> components = new ArrayList<>();
        for (String component : NameRules.components(name)) {
            components.add(paths.realRoot().getFileSystem().getPath(component));
        }
        return components;
    }

    private OpenFile openOnce(List<Path> components) throws IOException, Refusal {
        Path path = path(components);
        BasicFileAttributes before = regular(path);
        FileChannel channel = openChannel(path, before);
        try {
            if (!FileKeys.same(before, RealPaths.attributes(path(components)))) {
                throw new Swapped();
            }
            BasicFileAttributes after = regular(path);
            return new ChannelFile(channel, after, () -> RealPaths.attributes(path(components)));
        } catch (Throwable e) {
            channel.close();
            throw e;
        }
    }

    private Path path(List<Path> components) throws IOException {
        int last = components.size() - 1;
        return paths.folder(components.subList(0, last)).resolve(components.get(last));
    }

    private static BasicFileAttributes regular(Path path) throws IOException, Refusal {
        BasicFileAttributes found = RealPaths.attributes(path);
        if (found.isSymbolicLink()) {
            throw Refusal.notFound();
        }
        if (!found.isRegularFile()) {
            throw Refusal.notAFile(found.isDirectory());
        }
        RealPaths.checkReal(path);
        return found;
    }

    private static FileChannel openChannel(Path path, BasicFileAttributes before)
            throws IOException {
        try {
            return FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            // A link in its place just now fails so too, in words of the user's language.
            throw FileKeys.same(before, RealPaths.attributes(path)) ? e : new Swapped();
        }
    }

    @Override
    public Listing list(Runnable afterFolder) throws IOException {
        if (closed) {
            throw new IOException("the directory is closed");
        }
        return new PathLister(paths.realRoot(), new RealPathFolders(paths)).list(afterFolder);
    }

    @Override
    public Resolution resolution() {
        return Resolution.REAL_PATH;
    }

    @Override
    public @Nullable String warning() {
        String names = NameEncoding.warning();
        return names == null ? WARNING : WARNING + "; " + names;
    }

    @Override
    public void close() {
        closed = true;
    }
}
