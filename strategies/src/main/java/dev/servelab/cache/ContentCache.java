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
     * A transfer for one who asks for one file after another. Holds nothing until it begins.
     *
     * @param waiter woken when the transfer may go on
     */
    Transfer newTransfer(Waiter waiter);

    /** A transfer that has begun, of a request that arrives now: see {@link Transfer#begin}. */
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
