package dev.servelab.cache;

/**
 * What every one of {@link CacheOperations} is to answer, in whatever order they are done. Public,
 * because Lincheck makes it.
 */
public final class AlwaysRight {
    private static final String OK = CacheOperations.OK;

    public String get(int file) {
        return OK;
    }

    public String getPart(int file) {
        return OK;
    }

    public String lookUp(int file) {
        return OK;
    }

    public String hold(int thread, int file) {
        return OK;
    }

    public String release(int thread) {
        return OK;
    }

    public String replace(int file) {
        return OK;
    }

    public String replaceAndGet(int file) {
        return OK;
    }

    public String list() {
        return OK;
    }

    public String expire() {
        return OK;
    }
}
