package dev.servelab.cache;

import dev.servelab.disk.DiskBusyException;
import dev.servelab.disk.DiskJob;
import dev.servelab.disk.Waiter;
import dev.servelab.files.FileVersion;
import dev.servelab.files.OpenFile;
import dev.servelab.files.Refusal;
import dev.servelab.protocol.ErrorCode;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks the directory for a name: opens the file and reads its version. Several requests may wait
 * for one look-up; the first that needs the opened file takes it, and when the last has looked, an
 * open file that nobody took is closed.
 */
final class Lookup extends DiskJob {
    private final String name;
    private final Reading reading;
    private final Waiter carrier;
    private final Function<Lookup, @Nullable Lookup> atEnd;
    private final Waiters waiters = new Waiters();

    /** Guarded by this, as all below: requests that have not looked at the result yet. */
    private int interested;
    private boolean begun;
    private long beganNanos;
    private boolean done;
    private @Nullable OpenFile file;
    private @Nullable FileVersion version;
    private Transfer.@Nullable Refused refused;

    /**
     * @param carrier under {@code --file-io inline}, the one whose thread asks
     * @param atEnd   told once, before those who wait, on the job's or the timekeeper's thread;
     *                returns the look-up that may begin now, if one waits for this one's end
     */
    Lookup(String name, Reading reading, Waiter carrier, Function<Lookup, @Nullable Lookup> atEnd) {
        super(name);
        this.name = name;
        this.reading = reading;
        this.carrier = carrier;
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

    /** Waits for the result; to be followed by one {@link #leave}. */
    synchronized void join(Waiter waiter) {
        interested++;
        waiters.add(waiter);
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

    /** One that had joined needs the result no longer. */
    void leave() {
        OpenFile unwanted = null;
        synchronized (this) {
            interested--;
            if (done && interested == 0) {
                unwanted = takeFile();
            }
        }
        closeIfAny(unwanted);
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
        waiters.wakeAll();
        if (next != null) {
            next.startAfterAnother();
        }
    }

    private static void closeIfAny(@Nullable OpenFile file) {
        if (file != null) {
            Quietly.close(file);
        }
    }
}
