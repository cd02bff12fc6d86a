package dev.servelab.cache;

import dev.servelab.disk.Waiter;
import dev.servelab.files.OpenFile;
import dev.servelab.protocol.ErrorCode;
import java.nio.ByteBuffer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request on its way: first it is undecided where its bytes come from, and {@link Source} goes on
 * with it whenever it is asked for its state; then it has a {@link Body}, or was refused. At rest, as
 * thousands are, it holds neither, and no name.
 *
 * <p>It lives long, and G1 waits for its stores to be seen (a fence) whenever a reference is stored
 * into what lives long, unless it is null: so a hit stores few, and none that is there already.
 */
final class FileTransfer implements Transfer {
    /** A file may be replaced between look-up and open so many times in a row. */
    private static final int MOST_LOOKUPS = 50;

    /** What decides where a transfer's bytes come from. */
    interface Source {
        /** Goes on with a transfer that has neither a body nor a refusal. Must not block. */
        void advance(FileTransfer transfer);
    }

    final Waiter waiter;
    private final Source source;
    private final Reading reading;
    /** Used for one cached file after another; null before the first. */
    private @Nullable CachedBody cachedBody;

    private boolean underWay;
    private @Nullable String name;
    private Selection wanted = Selection.WHOLE;
    private long arrived;
    /** Which bytes are wanted, and whether the sum is. */
    private long first;
    private long end;
    private boolean withSum;

    private @Nullable Lookup lookup;
    /** Whether it has a share in what is loaded after that look-up: it wants all of it. */
    private boolean sharesLoad;
    private int lookups;
    private @Nullable Body body;
    private @Nullable Refused refusal;
    private boolean hit;
    /** What it is if it is no hit. */
    private Outcome otherOutcome = Outcome.MISS;
    private boolean pastCache;
    private boolean counted;

    FileTransfer(Source source, Reading reading, Waiter waiter) {
        this.source = source;
        this.reading = reading;
        this.waiter = waiter;
    }

    @Override
    public void begin(String requested, Selection part, long arrivedNanos) {
        if (underWay) {
            throw new IllegalStateException(name + " is still under way");
        }
        underWay = true;
        name = requested;
        want(part);
        arrived = arrivedNanos;
        lookups = 0;
        refusal = null;
        become(Outcome.MISS);
        pastCache = false;
        counted = false;
    }

    /** Begins with a request that arrives now. */
    FileTransfer beginNow(String requested, Selection part) {
        begin(requested, part, reading.clock.nanoTime());
        return this;
    }

    @Override
    public State state() {
        if (body == null && refusal == null) {
            checkUnderWay();
            source.advance(this);
        }
        if (body == null) {
            return refusal == null ? State.WAITING : State.FAILED;
        }
        State state = body.state();
        if (state == State.READY && !counted) {
            counted = true;
            reading.counters.countAnswer(outcome(), body.length(), pastCache);
        }
        return state;
    }

    @Override
    public Refused refusal() {
        return refusal == null ? body().refusal() : refusal;
    }

    @Override
    public Outcome outcome() {
        return hit ? Outcome.HIT : otherOutcome;
    }

    @Override
    public boolean isPastCache() {
        return pastCache;
    }

    @Override
    public long length() {
        return body().length();
    }

    @Override
    public String version() {
        return body().version();
    }

    @Override
    public long size() {
        return body().size();
    }

    @Override
    public long remaining() {
        return body().remaining();
    }

    @Override
    public boolean isComplete() {
        return body().isComplete();
    }

    @Override
    public @Nullable ByteBuffer next(int maxBytes) {
        return body().next(maxBytes);
    }

    @Override
    public @Nullable Sendable sendable() {
        return body().sendable();
    }

    @Override
    public void copyRest(ByteBuffer to) {
        body().copyRest(to);
    }

    @Override
    public int finish() {
        return body().finish();
    }

    @Override
    public void close() {
        if (body != null) {
            body.close();
            body = null;
        }
        leaveLookup();
        underWay = false;
        name = null;
        want(Selection.WHOLE);
    }

    /** The file that is asked for. */
    String name() {
        if (name == null) {
            throw new IllegalStateException("asked for its name at rest");
        }
        return name;
    }

    /** When the request arrived, in nanoseconds. */
    long arrived() {
        return arrived;
    }

    /** The look-up that this transfer waits for. */
    @Nullable
    Lookup lookup() {
        return lookup;
    }

    /** A look-up of its file that this transfer is to begin. */
    Lookup newLookup(Function<Lookup, @Nullable Lookup> atEnd) {
        return new Lookup(name(), reading, waiter, wanted.isWhole(), atEnd);
    }

    /** Waits for a look-up; refuses the request if it has waited for too many. */
    void join(Lookup running) {
        if (++lookups > MOST_LOOKUPS) {
            refuse(ErrorCode.IO_ERROR, "the file changes too fast");
            return;
        }
        sharesLoad = wanted.isWhole();
        running.join(waiter, sharesLoad);
        lookup = running;
    }

    /** Waits for a look-up of its own, so that the opened file is its own as well. */
    void lookUpAlone(Function<Lookup, @Nullable Lookup> atEnd) {
        Lookup own = newLookup(atEnd);
        join(own);
        if (lookup == own) {
            own.start();
        }
    }

    void leaveLookup() {
        if (lookup != null) {
            lookup.leave(sharesLoad);
            lookup = null;
        }
    }

    /** The entry that is loaded since its look-up found it, with a pin for this transfer; or null. */
    @Nullable
    Entry sharedEntry(Lookup ended) {
        return sharesLoad ? ended.loadedEntry() : null;
    }

    /** Takes that pin over, and says how this transfer is answered. */
    Outcome takeShare(Lookup ended) {
        sharesLoad = false;
        return ended.takeShare();
    }

    /** Refuses a name while a call about it is stuck. */
    boolean refuseIfStuck() {
        boolean stuck = reading.disk.isStuck(name());
        if (stuck) {
            refuse(ErrorCode.IO_ERROR, "the disk does not answer for this file");
        }
        return stuck;
    }

    void refuse(ErrorCode code, String text) {
        refuse(new Refused(code, text));
    }

    void refuse(Refused why) {
        refusal = why;
    }

    /** Whether bytes of a file of that version and size are wanted; answers at once if not. */
    boolean wantsBytes(String version, long size, boolean settled) {
        return switch (wanted.of(version, size, settled)) {
            case Part.Whole whole -> choose(0, size, true);
            case Part.Bytes chosen -> {
                if (chosen.end() > size) {
                    throw new IllegalStateException(chosen + " of a file of " + size + " bytes");
                }
                yield choose(chosen.first(), chosen.end(), chosen.withSum());
            }
            case Part.Nothing nothing -> {
                become(Outcome.LOOKED_UP);
                body = new NoBytes(version, size);
                yield false;
            }
            case Part.Misfit misfit -> {
                refuse(misfit.code(), misfit.text());
                yield false;
            }
        };
    }

    /** How many bytes are wanted. */
    long wantedBytes() {
        return end - first;
    }

    /** Sends from an entry on which the caller has taken a pin for it. */
    void sendCached(FileCache cache, Entry entry, Outcome how) {
        become(how);
        if (cachedBody == null) {
            cachedBody = new CachedBody(cache, waiter);
        }
        cachedBody.begin(entry, first, end, withSum);
        body = cachedBody;
    }

    /** Sends past the cache. Takes the file over. */
    void sendStreamed(OpenFile file, Outcome how) {
        ByteBuffer buffer = reading.buffers.take();
        if (buffer == null) {
            Quietly.close(file);
            refuse(ErrorCode.BUSY, "no memory for another transfer");
            return;
        }
        become(how);
        pastCache = true;
        body = new StreamedBody(reading, name(), file, buffer,
                new Part.Bytes(first, end, withSum), waiter);
    }

    private void want(Selection part) {
        if (!wanted.equals(part)) {
            wanted = part;
        }
    }

    private void become(Outcome how) {
        hit = how == Outcome.HIT;
        if (!hit && otherOutcome != how) {
            otherOutcome = how;
        }
    }

    private boolean choose(long from, long to, boolean sum) {
        first = from;
        end = to;
        withSum = sum;
        return true;
    }

    private void checkUnderWay() {
        if (!underWay) {
            throw new IllegalStateException("asked before it has begun");
        }
    }

    private Body body() {
        if (body == null) {
            throw new IllegalStateException("asked before it is ready, or after its end");
        }
        return body;
    }
}
