package dev.servelab.front;

import dev.servelab.protocol.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * A front, and whoever carries its actions out, on one thread: bytes in, bytes out, no socket.
 * Files are read by jobs for this very thread ({@code FileIo.INLINE}), so nothing is waited for.
 */
final class FrontDriver implements AutoCloseable {
    private final Front front;
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private boolean woken;
    private boolean closed;

    FrontDriver(FrontFactory fronts, long now) {
        front = fronts.create("peer", now, new Front.Host() {
            @Override
            public void wakeUp() {
                woken = true;
            }

            @Override
            public void cut() {
                throw new AssertionError("nothing is stuck here");
            }
        });
        go();
    }

    /** Puts bytes in, as many at a time as there is room for, until all are taken or it closes. */
    void say(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && !closed) {
            ByteBuffer input = front.input();
            int count = Math.min(to - at, input.remaining());
            if (count == 0) {
                throw new AssertionError("asked to read, without room for it");
            }
            input.put(bytes, at, count);
            at += count;
            front.received();
            go();
        }
    }

    /** The peer sends no more. */
    void end() {
        if (!closed) {
            front.inputEnded();
            go();
        }
    }

    /** The time is up, or the server stops. */
    void refuse(ErrorCode why) {
        front.refuse(why);
        go();
    }

    /** What it has written so far. */
    byte[] sent() {
        return sent.toByteArray();
    }

    boolean isClosed() {
        return closed;
    }

    /** Whether it waits, closed, for the peer's end. */
    boolean drains() {
        return front.drains();
    }

    @Override
    public void close() {
        front.close();
    }

    /** Until it wants to read, or to close. */
    private void go() {
        while (true) {
            switch (front.next()) {
                case READ -> {
                    return;
                }
                case CLOSE -> {
                    closed = true;
                    return;
                }
                case SEND -> take();
                case RUN -> front.job().run();
                case AWAIT -> awake();
            }
        }
    }

    private void take() {
        for (ByteBuffer buffer : front.output()) {
            byte[] piece = new byte[buffer.remaining()];
            buffer.get(piece);
            sent.writeBytes(piece);
        }
    }

    private void awake() {
        if (!woken) {
            throw new AssertionError("it waits for a wake-up that nobody owes it");
        }
        woken = false;
    }
}
