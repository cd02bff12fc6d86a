package dev.servelab.server;

import dev.servelab.cache.Sendable;
import dev.servelab.front.Front;
import dev.servelab.protocol.ErrorCode;
import dev.servelab.time.Timekeeper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One connection, whatever runs it: its front, its deadlines, and how others end it. Who carries
 * out the front's actions, and who waits when one of them cannot go on, is said by each kind.
 */
abstract class Connection implements Front.Host {
    private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long DRAIN_BYTES = 1 << 20;

    /** Waiting for room for so many bytes is waiting for any room. */
    private static final int LITTLE_BYTES = 4 * 1024;

    final SocketChannel channel;
    final ConnectionHost owner;
    final Front front;
    private final Deadline readDeadline = new Deadline();
    /** Of a write, and of the drain at the end. */
    private final Deadline writeDeadline = new Deadline();
    private boolean hasRead;
    private long drained;
    /** Whether nothing has come yet; written by whoever runs the connection. */
    private volatile boolean silent = true;
    private volatile boolean cut;

    Connection(SocketChannel channel, ConnectionHost owner, String peer) {
        this.channel = channel;
        this.owner = owner;
        this.front = owner.fronts().create(peer, owner.now(), this);
    }

    /** The wait for the peer's bytes is over: it is to be refused, with a reason. Any thread. */
    abstract void endWait();

    @Override
    public final void cut() {
        cut = true;
        closeChannel();
        wakeUp();
    }

    final boolean isCut() {
        return cut;
    }

    /** Ends it unrun and gives the channel to somebody else. */
    final SocketChannel handOver() {
        front.close();
        owner.ended(this);
        return channel;
    }

    /** Called by the timekeeper. */
    final void expire(long now) {
        if (readDeadline.expireIfPast(now)) {
            endWait();
        }
        if (writeDeadline.expireIfPast(now)) {
            closeChannel();
            wakeUp();
        }
    }

    /**
     * Ends the wait for a request. Called when the server stops. Who has said nothing yet is given
     * a moment to show what it speaks, as those are who were not accepted.
     */
    final void endIdle() {
        if (silent && owner.fronts().speaksHttp()) {
            readDeadline.shorten(owner.now() + RefusedConnection.WAIT_NANOS);
        } else if (readDeadline.expire()) {
            endWait();
        }
    }

    /**
     * From now on the peer's bytes are waited for. A request that came while the connection waited
     * for a thread is served, however late.
     */
    final void beginRead() {
        long until = front.deadlineNanos();
        if (!hasRead) {
            hasRead = true;
            until = Math.max(until, owner.now() + 2 * Timekeeper.PRECISION.toNanos());
        }
        readDeadline.set(until);
    }

    /**
     * Tells the front what a read has brought, or that the time for it is over.
     *
     * @param count bytes; negative at the end of the input
     * @return whether there was anything to tell
     */
    final boolean endRead(int count) {
        if (count > 0 && silent) {
            silent = false;
        }
        if (readDeadline.clear()) {
            front.refuse(owner.isStopping() ? ErrorCode.SHUTTING_DOWN : ErrorCode.TIMEOUT);
        } else if (count < 0) {
            front.inputEnded();
        } else if (count > 0) {
            front.received();
        } else {
            return false;
        }
        return true;
    }

    /** From now on the peer must take bytes. */
    final void beginWrite() {
        writeDeadline.set(front.deadlineNanos());
    }

    /** Sends as much of the output as goes; gives how many bytes those were. */
    final long write() throws IOException {
        try {
            return write(front.output(), front.sendable());
        } finally {
            endWrite();
        }
    }

    /**
     * Writes a little of what {@link #write} could not send, because its calls do not wait and a write
     * does. Blocking channels only.
     */
    final void writeALittle() throws IOException {
        ByteBuffer slice = front.output()[1];
        int limit = slice.limit();
        try {
            channel.write(slice.limit(Math.min(limit, slice.position() + LITTLE_BYTES)));
        } finally {
            slice.limit(limit);
            endWrite();
        }
    }

    private long write(ByteBuffer[] output, @Nullable Sendable slice) throws IOException {
        if (!output[1].hasRemaining()) {
            return channel.write(output[0]);
        }
        if (slice == null) {
            return output[0].hasRemaining() ? channel.write(output) : channel.write(output[1]);
        }
        long head = output[0].hasRemaining() ? channel.write(output[0]) : 0;
        return output[0].hasRemaining() ? head : head + slice.sendTo(channel);
    }

    private void endWrite() {
        if (writeDeadline.clear()) {
            owner.fronts().counters().timeouts.increment();
        }
    }

    /** An error is read only if the peer is not answered by a reset: so its bytes are taken. */
    final void beginDrain() throws IOException {
        channel.shutdownOutput();
        writeDeadline.set(owner.now() + DRAIN_NANOS);
    }

    /** Takes bytes that nobody wants; gives how many, or -1 when there are no more to take. */
    final int drain() throws IOException {
        int count = drained < DRAIN_BYTES ? channel.read(front.input().clear()) : -1;
        drained += count;
        return count;
    }

    /** Gives everything back. Once, and by whoever runs the connection. */
    final void end() {
        try {
            front.close();
        } finally {
            closeChannel();
            owner.ended(this);
        }
    }

    private void closeChannel() {
        try {
            channel.close();
        } catch (IOException gone) {
            // It is gone: that is what was wanted.
        }
    }
}
