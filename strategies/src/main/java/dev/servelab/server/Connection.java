package dev.servelab.server;

import dev.servelab.front.Front;
import dev.servelab.protocol.ErrorCode;
import dev.servelab.time.Timekeeper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;

/**
 * Carries out the actions of one front with blocking calls, on whatever thread runs it. The
 * timekeeper ends calls that last too long: a read by closing the input, so that there is still a
 * way to say why; a write by closing the connection, because nothing else ends it.
 */
final class Connection implements Runnable, Front.Host {
    private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long DRAIN_BYTES = 1 << 20;

    private final SocketChannel channel;
    private final ConnectionHost owner;
    private final Front front;
    private final Parker parker = new Parker();
    private final Deadline readDeadline = new Deadline();
    private final Deadline writeDeadline = new Deadline();
    private boolean hasRead;
    /** Whether nothing has come yet; written by the connection's thread. */
    private volatile boolean silent = true;
    private volatile boolean cut;

    Connection(SocketChannel channel, ConnectionHost owner, String peer) {
        this.channel = channel;
        this.owner = owner;
        this.front = owner.fronts().create(peer, owner.now(), this);
    }

    @Override
    public void run() {
        parker.adopt();
        try {
            carryOut();
        } catch (IOException gone) {
            // The peer has gone, or the connection was cut: its front counts what was not finished.
        } catch (OutOfMemoryError noBuffer) {
            // Others go on. With the memory for an answer, that for a reason is gone as well.
        } finally {
            end();
        }
    }

    @Override
    public void wakeUp() {
        parker.wake();
    }

    @Override
    public void cut() {
        cut = true;
        closeChannel();
        parker.wake();
    }

    /** Ends it unrun and gives the channel to somebody else. */
    SocketChannel handOver() {
        front.close();
        owner.ended(this);
        return channel;
    }

    /** Called by the timekeeper. */
    void expire(long now) {
        if (readDeadline.expireIfPast(now)) {
            endInput();
        }
        if (writeDeadline.expireIfPast(now)) {
            closeChannel();
        }
    }

    /**
     * Ends the wait for a request. Called when the server stops. Who has said nothing yet is given
     * a moment to show what it speaks, as those are who were not accepted.
     */
    void endIdle() {
        if (silent && owner.fronts().speaksHttp()) {
            readDeadline.shorten(owner.now() + RefusedConnection.WAIT_NANOS);
        } else if (readDeadline.expire()) {
            endInput();
        }
    }

    private void carryOut() throws IOException {
        while (!cut) {
            switch (front.next()) {
                case READ -> read();
                case SEND -> write();
                case AWAIT -> parker.await();
                case RUN -> front.job().run();
                case CLOSE -> {
                    leave();
                    return;
                }
            }
        }
    }

    private void read() throws IOException {
        readDeadline.set(readUntil());
        int count = owner.isStopping() ? readAtTheEnd() : channel.read(front.input());
        if (count > 0 && silent) {
            silent = false;
        }
        if (readDeadline.clear()) {
            front.refuse(owner.isStopping() ? ErrorCode.SHUTTING_DOWN : ErrorCode.TIMEOUT);
        } else if (count < 0) {
            front.inputEnded();
        } else {
            front.received();
        }
    }

    /**
     * What has come by now is still heard, so that it is refused on the wire that it is said on: a
     * connection that waited for a thread may never have been read.
     */
    private int readAtTheEnd() throws IOException {
        channel.configureBlocking(false);
        int count = channel.read(front.input());
        channel.configureBlocking(true);
        if (count != 0) {
            return count;
        }
        endIdle();
        return channel.read(front.input());
    }

    /** A request that came while the connection waited for a thread is served, however late. */
    private long readUntil() {
        long until = front.deadlineNanos();
        if (!hasRead) {
            hasRead = true;
            return Math.max(until, owner.now() + 2 * Timekeeper.PRECISION.toNanos());
        }
        return until;
    }

    private void write() throws IOException {
        ByteBuffer[] output = front.output();
        writeDeadline.set(front.deadlineNanos());
        try {
            if (!output[1].hasRemaining()) {
                channel.write(output[0]);
            } else if (output[0].hasRemaining()) {
                channel.write(output);
            } else {
                channel.write(output[1]);
            }
        } finally {
            if (writeDeadline.clear()) {
                owner.fronts().counters().timeouts.increment();
            }
        }
    }

    /** An error is read only if the peer is not answered by a reset: so its bytes are taken. */
    private void leave() throws IOException {
        if (!front.drains()) {
            return;
        }
        channel.shutdownOutput();
        writeDeadline.set(owner.now() + DRAIN_NANOS);
        ByteBuffer rest = front.input();
        long drained = 0;
        for (int count = 0; count >= 0 && drained < DRAIN_BYTES; drained += count) {
            count = channel.read(rest.clear());
        }
        writeDeadline.clear();
    }

    private void endInput() {
        try {
            channel.shutdownInput();
        } catch (IOException gone) {
            cut();
        }
    }

    private void end() {
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
