package dev.servelab.cache;

import dev.servelab.disk.DiskBusyException;
import dev.servelab.disk.DiskJob;
import dev.servelab.disk.Waiter;
import dev.servelab.files.OpenFile;
import dev.servelab.protocol.Crc32c;
import dev.servelab.protocol.ErrorCode;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Bytes read from the disk for one transfer alone, a buffer at a time: each is sent before the next
 * is read, so that a thread that reads never waits for a socket.
 *
 * <p>A RANGE needs the sum of the whole file. Where it is not known the front is read as well, a
 * piece of it with each piece of the rest and in proportion, so that bytes keep coming.
 */
final class StreamedBody implements Body {
    /** While the front is read too, half of the buffer is for it. */
    private static final int HALF = StreamBuffers.BYTES / 2;

    private final Reading reading;
    private final String name;
    private final OpenFile file;
    private final Waiter waiter;
    private final ByteBuffer buffer;
    private final MemorySegment memory;
    private final String token;
    private final long size;
    private final long first;
    private final OptionalInt knownSum;
    /** Whether the sum of what is read now is the file's, and not that of a copy torn by a write. */
    private final boolean settled;

    /** Used by the job while one runs, else by the transfer's thread; handed over under the lock. */
    private long frontRead;
    private long restRead;
    private final Crc32c frontSum = new Crc32c();
    private final Crc32c restSum = new Crc32c();
    private int sum;

    /** The transfer's thread alone: bytes of the rest handed to the caller. */
    private long given;

    /** Guarded by this, as all below. */
    private boolean pieceUnderWay;
    private boolean closed;
    private boolean released;
    /** Why it has failed; null if it has not. */
    private Transfer.@Nullable Refused failure;
    private boolean complete;

    /** Takes the file and the buffer over. */
    StreamedBody(Reading reading, String name, OpenFile file, ByteBuffer buffer, long first,
            Waiter waiter) {
        this.reading = reading;
        this.name = name;
        this.file = file;
        this.buffer = buffer.clear().limit(0);
        this.memory = MemorySegment.ofBuffer(buffer.duplicate().clear());
        this.token = file.version().token();
        this.size = file.version().size();
        this.first = first;
        this.knownSum = first == 0 ? OptionalInt.empty() : reading.sums.find(name, token);
        this.frontRead = knownSum.isPresent() ? first : 0;
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
        return size - first;
    }

    @Override
    public String version() {
        return token;
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
                readRest();
                readFront();
                whole = restRead == size - first && frontRead == first;
                if (whole) {
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

        private void readRest() throws IOException {
            long rest = size - first;
            long wanted = Math.min(restPiece(rest), rest - restRead);
            int count = wanted == 0 ? 0 : read(memory.asSlice(0, wanted), first + restRead);
            restRead += count;
            buffer.position(0).limit(count);
            restSum.update(buffer.duplicate());
        }

        /** As much as keeps the front's share of this step within its half of the buffer. */
        private long restPiece(long rest) {
            if (frontRead == first) {
                return StreamBuffers.BYTES;
            }
            return Math.clamp((long) ((double) rest / first * HALF), 1, HALF);
        }

        private void readFront() throws IOException {
            long rest = size - first;
            long share = restRead == rest ? first : (long) ((double) first * restRead / rest);
            if (rest == 0) {
                share = Math.min(first, frontRead + HALF);
            }
            while (frontRead < share) {
                stopIfClosed();
                MemorySegment piece = memory.asSlice(HALF, Math.min(HALF, share - frontRead));
                int count = read(piece, frontRead);
                frontSum.update(piece.asSlice(0, count).asByteBuffer());
                frontRead += count;
            }
        }

        /** A front can be long, and its client gone. */
        private void stopIfClosed() throws IOException {
            synchronized (StreamedBody.this) {
                if (closed) {
                    throw new IOException("nobody waits for it any more");
                }
            }
        }

        private int read(MemorySegment piece, long position) throws IOException {
            int count = call(() -> file.read(piece, position));
            if (count <= 0) {
                throw new IOException("the file has shrunk");
            }
            return count;
        }

        private void sumUp() throws IOException {
            sum = knownSum.orElseGet(() -> first == 0
                    ? restSum.value()
                    : Crc32c.combine(frontSum.value(), restSum.value(), size - first));
            if (knownSum.isEmpty() && settled
                    && call(file::currentVersion).equals(file.version())) {
                reading.sums.remember(name, token, sum);
            }
        }
    }
}
