package dev.servelab.disk;

/**
 * Where files are opened and read.
 *
 * @param poolThreads platform threads of the pool, 1 to 1,024; 0 means the connection's own thread
 */
public record FileIo(int poolThreads) {
    /** The default: sixteen threads, on every machine. */
    public static final FileIo DEFAULT = new FileIo(16);
    /** Files are read on the connection's own thread. */
    public static final FileIo INLINE = new FileIo(0);

    private static final int MOST_THREADS = 1_024;

    public FileIo {
        if (poolThreads < 0 || poolThreads > MOST_THREADS) {
            throw new IllegalArgumentException(
                    "file-io pool: " + poolThreads + " threads; 1 to " + MOST_THREADS
                            + " are possible");
        }
    }

    /** Reads {@code pool}, {@code pool:N} or {@code inline}; the message says what is wrong. */
    public static FileIo parse(String text) {
        if (text.equals("inline")) {
            return INLINE;
        }
        if (text.equals("pool")) {
            return DEFAULT;
        }
        if (text.matches("pool:[1-9][0-9]{0,3}")) {
            return new FileIo(Integer.parseInt(text.substring("pool:".length())));
        }
        throw new IllegalArgumentException(
                "unknown file-io '" + text + "': pool:N (N threads) or inline");
    }

    /** Whether the connection's own thread reads. */
    public boolean isInline() {
        return poolThreads == 0;
    }

    @Override
    public String toString() {
        return isInline() ? "inline" : "pool:" + poolThreads;
    }
}
