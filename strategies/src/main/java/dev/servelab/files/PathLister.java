package dev.servelab.files;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists beneath the root by the JDK's means, folder by folder, without recursion. Runs on the
 * caller's thread, once.
 */
final class PathLister {
    private static final char UNREADABLE = '\uFFFD';

    /**
     * A folder yet to be read.
     *
     * @param path relative to the root with a slash behind it, empty for the root; null if it
     *        cannot be written
     */
    private record Folder(List<Path> components, @Nullable String path) {
        Folder child(Path name, @Nullable String text) {
            List<Path> deeper = new ArrayList<>(components);
            deeper.add(name);
            String deeperPath = path == null || text == null ? null : path + text + '/';
            return new Folder(deeper, deeperPath);
        }
    }

    private final Path realRoot;
    private final Folders folders;
    private final ListingBuilder listing = new ListingBuilder();
    private final Deque<Folder> waiting = new ArrayDeque<>();

    PathLister(Path realRoot, Folders folders) {
        this.realRoot = realRoot;
        this.folders = folders;
    }

    Listing list(Runnable afterFolder) throws IOException {
        Folder root = new Folder(List.of(), "");
        readRoot(root);
        @Nullable
        Folder folder;
        while ((folder = waiting.poll()) != null) {
            afterFolder.run();
            readIfPossible(folder);
        }
        return listing.build();
    }

    private void readRoot(Folder root) throws IOException {
        try {
            folders.visit(root.components(), entry -> add(root, entry));
        } catch (IOException e) {
            throwIfOutOfDescriptors(e);
            throw e;
        }
    }

    private void readIfPossible(Folder folder) throws IOException {
        if (folder.path() != null && folder.path().length() > NameRules.MAX_NAME_BYTES) {
            listing.addUnlistable(); // and bounded, however deep a tree somebody made
            return;
        }
        try {
            folders.visit(folder.components(), entry -> add(folder, entry));
        } catch (IOException e) {
            // It may not be read, or is no longer there: the others go on.
            throwIfOutOfDescriptors(e);
        }
    }

    private void add(Folder folder, Folders.Entry entry) throws IOException {
        Path name = entry.name();
        if (name.toString().startsWith(".")) {
            return;
        }
        try {
            BasicFileAttributes attributes = entry.attributes();
            if (FileKeys.isFolder(attributes)) {
                waiting.add(folder.child(name, text(name)));
            } else if (attributes.isRegularFile() && entry.isReadable()) {
                addFile(folder.path(), text(name), attributes.size());
            }
        } catch (IOException e) {
            // It vanished, or may not be read: GET would not serve it either.
            throwIfOutOfDescriptors(e);
        }
    }

    private void addFile(@Nullable String folder, @Nullable String name, long bytes) {
        if (folder == null || name == null) {
            listing.addUnlistable();
        } else {
            listing.add(folder + name, bytes);
        }
    }

    /**
     * The name as it can be asked for, or null. The JDK puts U+FFFD for bytes it cannot decode; a
     * name that really has that character becomes the same bytes again.
     */
    private @Nullable String text(Path name) {
        String text = name.toString();
        if (text.indexOf(UNREADABLE) < 0) {
            return text;
        }
        try {
            return realRoot.getFileSystem().getPath(text).equals(name) ? text : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /** A list with holes for want of descriptors would pass for a whole one. */
    private void throwIfOutOfDescriptors(IOException e) throws IOException {
        if (e instanceof OutOfDescriptorsException known) {
            throw known;
        }
        if (JdkFailures.outOfDescriptors(e, realRoot)) {
            throw new OutOfDescriptorsException(e);
        }
    }
}
