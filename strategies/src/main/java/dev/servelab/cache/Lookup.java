package dev.servelab.cache;

import dev.servelab.disk.DiskBusyException;
import dev.servelab.disk.DiskJob;
import dev.servelab.disk.Waiter;
import dev.servelab.files.FileVersion;
import dev.servelab.files.OpenFile;
import dev.servelab.files.Refusal;
import dev.servelab.protocol.ErrorCode;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks the directory for a name: opens the file and reads its version. Several requests may wait
 * for one look-up; the first that needs the opened file takes it, and when the last has looked, an
 * open file that nobody took is closed.
 *
 * <p>If some want all of the file whatever it is, the same thread may go on to load it. Then each of
 * them has a pin on the entry, which it takes over or gives back, and is woken by the load and not
 * before: to be told of the look-up alone it would be woken for nothing.
 */
final class Lookup extends DiskJob {
    private final String name;
    private final Reading reading;
    private final Waiter carrier;
    private final Function<Lookup, @Nullable Lookup> atEnd;
    private final boolean mayGoOn;
    private final Waiters waiters = new Waiters();
    /** Those of them who want all of the file. */
    private final Waiters waitersForAll = new Waiters();

    /** Guarded by this, as all below: requests that have not looked at the result yet. */
    private int interested;
    /** Those of them who want all of the file; each with a pin once it is loaded. */
    private int wantingAll;
    private boolean begun;
    private long beganNanos;
    private boolean done;
    private @Nullable OpenFile file;
    private @Nullable FileVersion version;
    private Transfer.@Nullable Refused refused;
    /** What was decided for the first that needs the file; null: that is to be decided yet. */
    private @Nullable Outcome booked;
    /** Loads the file for those who want all of it; null: it is not loaded, or by one of them. */
    private @Nullable Loader loader;

    /**
     * @param carrier under {@code --file-io inline}, the one whose thread asks
     * @param mayGoOn whether that one wants all of the file, so that its thread may load it
     * @param atEnd   told once, before those who wait, on the job's or the timekeeper's thread;
     *                returns the look-up that may begin now, if one waits for this one's end
     */
    Lookup(String name, Reading reading, Waiter carrier, boolean mayGoOn,
            Function<Lookup, @Nullable Lookup> atEnd) {
        super(name);
        this.name = name;
        this.reading = reading;
        this.carrier = carrier;
        this.mayGoOn = mayGoOn;
        this.atEnd = atEnd;
    }

    /** Has it carried out. */
    void start() {
        try {
            reading.disk.submit(this, carrier);
        } catch (DiskBusyException busy) {
            end(null, new Transfer.Refused(ErrorCode.BUSY, busy.text()));
        }
    }

    /**
     * Begins when another about the same name has ended; not while that one is stuck. Carried out
     * by one who waits for it: the other's thread may have been cut.
     */
    private void startAfterAnother() {
        if (reading.disk.isStuck(name)) {
            givenUp();
        } else {
            start();
        }
    }

    String fileName() {
        return name;
    }

    /**
     * Waits for the result; to be followed by one {@link #leave}.
     *
     * @param all whether all of the file is wanted: then it may be told when there are bytes
     */
    synchronized void join(Waiter waiter, boolean all) {
        interested++;
        if (all) {
            wantingAll++;
        }
        (all ? waitersForAll : waiters).add(waiter);
    }

    /** Whether it had not begun before that moment. */
    synchronized boolean beganSince(long nanos) {
        return !begun || beganNanos - nanos >= 0;
    }

    synchronized boolean isDone() {
        return done;
    }

    /** When it began; it is dated by that, not by its end. */
    synchronized long beganNanos() {
        return beganNanos;
    }

    /** Why the directory refuses the name; null if it does not. */
    synchronized Transfer.@Nullable Refused refused() {
        return refused;
    }

    /** What the directory has under that name; null if it refuses the name. */
    synchronized @Nullable FileVersion version() {
        return version;
    }

    /** The opened file, still owned by this look-up; null if refused or taken. */
    synchronized @Nullable OpenFile file() {
        return file;
    }

    /** Takes the opened file over, if nobody has. */
    synchronized @Nullable OpenFile takeFile() {
        OpenFile taken = file;
        file = null;
        return taken;
    }

    /** Whether there is a file, and somebody waits for it whom it may be loaded for. */
    synchronized boolean mayLoad() {
        return mayGoOn && file != null && wantingAll > 0;
    }

    /** Whether the first that needs the file sends it past the cache: that is decided. */
    synchronized boolean isBookedPast() {
        return booked != null && file != null;
    }

    /** What was decided for the first that needs the file; null if nothing was. */
    synchronized @Nullable Outcome booked() {
        return booked;
    }

    /** Within atEnd: the file does not enter the cache, and this is how it is sent past it. */
    synchronized void bookPast(Outcome how) {
        booked = how;
    }

    /** Within atEnd: the same thread goes on with this, for all who want the whole file. */
    synchronized void bookLoad(Loader load) {
        booked = Outcome.MISS;
        loader = load;
        for (int i = 0; i < wantingAll; i++) {
            load.entry().tryPin();
        }
        followWith(load);
    }

    /** The entry on which each who wants all has a pin; null if there is none. */
    synchronized @Nullable Entry loadedEntry() {
        return loader == null ? null : loader.entry();
    }

    /** One who wants all takes its pin over. The first is the one that the disk is read for. */
    synchronized Outcome takeShare() {
        Outcome how = Objects.requireNonNull(booked, "no share before a load");
        booked = Outcome.SHARED_MISS;
        wantingAll--;
        return how;
    }

    /**
     * One that had joined needs the result no longer.
     *
     * @param all whether it had joined for all of the file, and has not taken its share
     */
    void leave(boolean all) {
        OpenFile unwanted = null;
        Loader unpinned = null;
        synchronized (this) {
            interested--;
            if (all) {
                wantingAll--;
                unpinned = loader;
            }
            if (done && interested == 0) {
                unwanted = takeFile();
            }
        }
        closeIfAny(unwanted);
        if (unpinned != null) {
            unpinned.unpin();
        }
    }

    /** Whether the directory says that there is no such file to be had. */
    synchronized boolean saysGone() {
        return refused != null && switch (refused.code()) {
            case NOT_FOUND, DENIED, NOT_A_FILE -> true;
            default -> false;
        };
    }

    @Override
    protected void perform() {
        synchronized (this) {
            begun = true;
            beganNanos = reading.clock.nanoTime();
        }
        OpenFile[] opened = new OpenFile[1];
        Transfer.Refused refusal = null;
        try {
            call(() -> opened[0] = reading.directory.open(name));
        } catch (Refusal refused) {
            refusal = new Transfer.Refused(refused.code(), refused.text(), refused.isFolder());
        } catch (GivenUpException late) {
            closeIfAny(opened[0]);
            throw late;
        }
        end(opened[0], refusal);
    }

    @Override
    protected void givenUp() {
        end(null, new Transfer.Refused(ErrorCode.IO_ERROR, "the disk does not answer"));
    }

    private void end(@Nullable OpenFile opened, Transfer.@Nullable Refused refusal) {
        synchronized (this) {
            if (done) {
                return;
            }
            file = opened;
            version = opened == null ? null : opened.version();
            refused = refusal;
        }
        Lookup next = atEnd.apply(this);
        OpenFile unwanted = null;
        synchronized (this) {
            done = true;
            if (interested == 0) {
                unwanted = takeFile();
            }
        }
        closeIfAny(unwanted);
        tellAll();
        if (next != null) {
            next.startAfterAnother();
        }
    }

    private void tellAll() {
        Entry entry = loadedEntry();
        if (entry == null) {
            waitersForAll.wakeAll();
        } else {
            entry.adopt(waitersForAll);
        }
        waiters.wakeAll();
    }

    private static void closeIfAny(@Nullable OpenFile file) {
        if (file != null) {
            Quietly.close(file);
        }
    }
}
