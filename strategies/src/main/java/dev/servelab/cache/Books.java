package dev.servelab.cache;

/**
 * The bytes of the budget by what they are held for. Guarded by the cache's lock. Every change is
 * checked against the budget, always: it is the promise that everything else rests on.
 */
final class Books {
    private final long budgetBytes;
    private long loading;
    private long cached;
    private long doomed;
    private long peak;

    Books(long budgetBytes) {
        this.budgetBytes = budgetBytes;
    }

    long loading() {
        return loading;
    }

    long cached() {
        return cached;
    }

    long doomed() {
        return doomed;
    }

    long peak() {
        return peak;
    }

    /** Bytes held in all. */
    long resident() {
        return loading + cached + doomed;
    }

    /** Enters a new entry as loading. */
    void enter(long bytes) {
        loading += bytes;
        peak = Math.max(peak, resident());
        check();
    }

    /** Moves an entry from one book to another. */
    void move(Entry entry, Entry.Book to) {
        long bytes = entry.block.chargedBytes();
        add(entry.book, -bytes);
        add(to, bytes);
        entry.book = to;
        check();
    }

    private void add(Entry.Book book, long bytes) {
        switch (book) {
            case LOADING -> loading += bytes;
            case CACHED -> cached += bytes;
            case DOOMED -> doomed += bytes;
            case FREED -> {
            }
        }
    }

    private void check() {
        if (loading < 0 || cached < 0 || doomed < 0 || resident() > budgetBytes) {
            throw new IllegalStateException("loading " + loading + " + cached " + cached
                    + " + doomed " + doomed + " of a budget of " + budgetBytes);
        }
    }
}
