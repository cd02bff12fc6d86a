package dev.servelab.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/**
 * A walk down from the root, holding only the directory it is in. Each step is taken from that
 * directory's descriptor and follows no link, so nothing renamed meanwhile can lead it out.
 * Runs on one thread; the root is shared and stays open.
 */
final class HeldWalk implements Closeable {
    private final SecureDirectoryStream<Path> root;
    private SecureDirectoryStream<Path> current;

    HeldWalk(SecureDirectoryStream<Path> root) {
        this.root = root;
        this.current = root;
    }

    /** The directory it is in. */
    SecureDirectoryStream<Path> current() {
        return current;
    }

    /**
     * Goes into a folder of the directory it is in.
     *
     * @throws NotDirectoryException if it is something else, a link among them
     * @throws Swapped if another took its place just then
     */
    void enter(Path folder) throws IOException {
        BasicFileAttributes before = attributes(folder);
        if (!before.isDirectory()) {
            // Not even tried: opening a FIFO would wait for its writer.
            throw new NotDirectoryException(null);
        }
        SecureDirectoryStream<Path> next = open(folder, before);
        SecureDirectoryStream<Path> previous = current;
        current = next;
        closeUnlessRoot(previous);
        BasicFileAttributes after = next.getFileAttributeView(BasicFileAttributeView.class)
                .readAttributes();
        if (!FileKeys.same(before, after)) {
            throw new Swapped();
        }
    }

    private SecureDirectoryStream<Path> open(Path folder, BasicFileAttributes before)
            throws IOException {
        try {
            return current.newDirectoryStream(folder, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            // A link in its place just now fails so too, in words of the user's language.
            throw FileKeys.same(before, attributes(folder)) ? e : new Swapped();
        }
    }

    /** What has this name in the directory it is in; a link is not followed. */
    PosixFileAttributes attributes(Path name) throws IOException {
        return current.getFileAttributeView(name, PosixFileAttributeView.class,
                LinkOption.NOFOLLOW_LINKS).readAttributes();
    }

    /** Leaves the directory it is in. */
    @Override
    public void close() throws IOException {
        SecureDirectoryStream<Path> last = current;
        current = root;
        closeUnlessRoot(last);
    }

    private void closeUnlessRoot(SecureDirectoryStream<Path> directory) throws IOException {
        if (!directory.equals(root)) {
            directory.close();
        }
    }
}
