package dev.servelab.cache;

import dev.servelab.disk.DiskBusyException;
import dev.servelab.disk.DiskJob;
import dev.servelab.disk.Waiter;
import dev.servelab.files.OpenFile;
import dev.servelab.protocol.ErrorCode;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Bytes read from the disk for one transfer alone, a buffer at a time: each is sent before the next
 * is read, so that a thread that reads never waits for a socket.
 */
final class StreamedBody implements Body {
    private final Reading reading;
    private final String name;
    private final OpenFile file;
    private final Waiter waiter;
    private final ByteBuffer buffer;
    private final String token;
    private final long size;
    private final Part.Bytes part;
    /** Whether the sum is wanted and not known: then the file is read whole. */
    private final boolean sumsUp;
    /** Whether the sum of what is read now is the file's, and not that of a copy torn by a write. */
    private final boolean settled;

    /** Used by the job while one runs, else by the transfer's thread; handed over under the lock. */
    private final PartReader reader;
    private int sum;

    /** The transfer's thread alone: bytes handed to the caller. */
    private long given;

    /** Guarded by this, as all below. */
    private boolean pieceUnderWay;
    private boolean closed;
    private boolean released;
    /** Why it has failed; null if it has not. */
    private Transfer.@Nullable Refused failure;
    private boolean complete;

    /** Takes the file and the buffer over. */
    StreamedBody(Reading reading, String name, OpenFile file, ByteBuffer buffer,
            Part.Bytes part, Waiter waiter) {
        this.reading = reading;
        this.name = name;
        this.file = file;
        this.buffer = buffer.clear().limit(0);
        this.token = file.version().token();
        this.size = file.version().size();
        this.part = part;
        OptionalInt known = part.withSum() && part.length() < size
                ? reading.sums.find(name, token)
                : OptionalInt.empty();
        this.sum = known.orElse(0);
        this.sumsUp = part.withSum() && known.isEmpty();
        this.reader = new PartReader(part, size, sumsUp,
                MemorySegment.ofBuffer(buffer.duplicate().clear()));
        this.settled = Freshness.isSettled(file.version(), reading.clock);
        this.waiter = waiter;
        reading.counters.diskReads.increment();
        if (size == 0) {
            complete = true;
        }
    }

    @Override
    public Transfer.State state() {
        synchronized (this) {
            if (failure != null) {
                return Transfer.State.FAILED;
            }
            if (pieceUnderWay) {
                return Transfer.State.WAITING;
            }
            if (complete || buffer.hasRemaining()) {
                return Transfer.State.READY;
            }
            pieceUnderWay = true;
        }
        try {
            reading.disk.submit(new ReadPiece(), waiter);
            return Transfer.State.WAITING;
        } catch (DiskBusyException busy) {
            ended(new Transfer.Refused(ErrorCode.BUSY, busy.text()), false);
            return Transfer.State.FAILED;
        }
    }

    @Override
    public synchronized Transfer.Refused refusal() {
        return failure == null ? BROKEN : failure;
    }

    @Override
    public long length() {
        return part.length();
    }

    @Override
    public String version() {
        return token;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public long remaining() {
        return length() - given;
    }

    @Override
    public synchronized boolean isComplete() {
        return complete;
    }

    @Override
    public synchronized @Nullable ByteBuffer next(int maxBytes) {
        if (pieceUnderWay || failure != null || !buffer.hasRemaining()) {
            return null;
        }
        int bytes = Math.min(maxBytes, buffer.remaining());
        ByteBuffer piece = buffer.slice(buffer.position(), bytes);
        buffer.position(buffer.position() + bytes);
        given += bytes;
        return piece;
    }

    @Override
    public synchronized void copyRest(ByteBuffer to) {
        given += buffer.remaining();
        to.put(buffer);
    }

    @Override
    public int finish() {
        close();
        return sum;
    }

    @Override
    public synchronized void close() {
        closed = true;
        releaseIfUnused();
    }

    /** What a late read still writes to is given back when that read has returned. */
    private void releaseIfUnused() {
        if (closed && !pieceUnderWay && !released) {
            released = true;
            Quietly.close(file);
            reading.buffers.giveBack(buffer);
        }
    }

    private void ended(Transfer.@Nullable Refused why, boolean whole) {
        synchronized (this) {
            pieceUnderWay = false;
            failure = failure == null ? why : failure;
            complete = whole;
            releaseIfUnused();
        }
        waiter.wake();
    }

    private final class ReadPiece extends DiskJob {
        ReadPiece() {
            super(name);
        }

        @Override
        protected void perform() {
            Transfer.Refused broken = null;
            boolean whole = false;
            try {
                int count = reader.next(this::read);
                buffer.position(0).limit(count);
                whole = reader.isDone();
                if (whole && sumsUp) {
                    sumUp();
                }
            } catch (IOException failure) {
                broken = BROKEN;
            }
            ended(broken, whole);
        }

        @Override
        protected void givenUp() {
            synchronized (StreamedBody.this) {
                failure = BROKEN;
            }
            waiter.wake();
        }

        @Override
        protected void returned() {
            ended(BROKEN, false);
        }

        private int read(MemorySegment piece, long position) throws IOException {
            stopIfClosed();
            int count = call(() -> file.read(piece, position));
            if (count <= 0) {
                throw new IOException("the file has shrunk");
            }
            return count;
        }

        /** What is read for the sum can be long, and its client gone. */
        private void stopIfClosed() throws IOException {
            synchronized (StreamedBody.this) {
                if (closed) {
                    throw new IOException("nobody waits for it any more");
                }
            }
        }

        private void sumUp() throws IOException {
            sum = reader.sum();
            if (settled && call(file::currentVersion).equals(file.version())) {
                reading.sums.remember(name, token, sum);
            }
        }
    }
}
