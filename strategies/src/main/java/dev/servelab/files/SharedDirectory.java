package dev.servelab.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The directory that is served, and the only way from a name to a file in it. Regular files only:
 * a symbolic link, wherever it leads, and a hidden file do not exist; nothing outside can be named.
 *
 * <p>Thread-safe. All calls block for as long as the file system does and must be bounded by the
 * caller. Where the root is held ({@link Resolution#OPENAT2}, {@link Resolution#WALK}) a root that
 * is renamed goes on being served, one that is removed is empty from then on, and whatever takes
 * its place is not followed. By {@link Resolution#REAL_PATH} the path is asked again every time: a
 * removed root gives {@code not-found} and a failing {@link #list()}, and a directory that takes
 * its place is served.
 */
public interface SharedDirectory extends Closeable {
    /**
     * Opens a directory for serving. The path itself may lead through links; they are resolved
     * now, once.
     *
     * @param wanted a way of resolving, or {@link Resolution#AUTO} for the first that this system
     *        has
     * @throws IOException if it is no directory that can be read, or the system lacks the wanted
     *         way
     */
    static SharedDirectory open(Path root, Resolution wanted) throws IOException {
        return Resolvers.open(root, wanted);
    }

    /**
     * Begins to load what {@link #open(Path, Resolution)} takes, on a thread of its own, and returns
     * at once: for who knows that a directory will be opened and has something else to do first.
     */
    static void prepare() {
        Resolvers.prepare();
    }

    /**
     * Looks a name up and opens it; one look-up is one version. Closing is the caller's duty.
     *
     * @param name decoded, with {@code /} between folders; not checked before
     * @throws Refusal with BAD_NAME, NOT_FOUND, NOT_A_FILE, DENIED, BUSY (no descriptors) or
     *         IO_ERROR
     */
    OpenFile open(String name) throws Refusal;

    /**
     * Every file that {@link #open} would open now, in all folders that can be read. What vanishes
     * meanwhile is left out. Costs a system call or two for each file and memory for each name.
     *
     * @param afterFolder told on this thread after each folder, so that a caller can bound each one
     * @throws OutOfDescriptorsException if the process has no descriptor left for a folder
     * @throws IOException if the shared directory itself cannot be read
     */
    Listing list(Runnable afterFolder) throws IOException;

    /** The same, for callers that bound the whole. */
    default Listing list() throws IOException {
        return list(() -> {});
    }

    /** The way names are resolved; never {@link Resolution#AUTO}. */
    Resolution resolution();

    /** What the operator should be told once, at start, as one line; null if nothing. */
    @Nullable
    String warning();
}
