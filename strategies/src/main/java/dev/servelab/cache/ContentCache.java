package dev.servelab.cache;

import dev.servelab.disk.Waiter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where file content comes from: the seam between what is said on a connection and how bytes are
 * kept. Thread-safe; no method blocks.
 */
public interface ContentCache extends AutoCloseable {
    /**
     * Begins to answer a request for a file.
     *
     * @param name   decoded, not yet checked
     * @param wanted which part of it
     * @param waiter woken when the transfer may go on
     */
    Transfer get(String name, Selection wanted, Waiter waiter);

    /** The same for the whole file. */
    default Transfer get(String name, Waiter waiter) {
        return get(name, Selection.WHOLE, waiter);
    }

    /** What is cached, next victim first as if nothing were pinned. */
    List<CachedFile> list();

    CacheStats stats();

    /**
     * The rule that a policy from a file has broken, in one line, since when the cache goes on as
     * fifo; null while there is none.
     */
    default @Nullable String brokenPolicy() {
        return null;
    }

    /** Throws {@link IllegalStateException} if the books do not balance. */
    void checkInvariants();

    /** Gives the memory back. No transfer may be under way. */
    @Override
    void close();
}
