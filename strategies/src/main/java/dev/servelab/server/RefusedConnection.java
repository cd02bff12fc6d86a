package dev.servelab.server;

import dev.servelab.front.LastWords;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;

/**
 * A connection on its way out: it may show what it speaks, is told why, half-closed, and what it
 * has sent is taken, so that the reason is not lost to a reset. Used by the refuser's thread alone.
 */
final class RefusedConnection {
    /** A client that has connected to ask has asked by then. */
    static final long WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    static final long DRAIN_BYTES = 64 * 1024;
    static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final SocketChannel channel;
    private final LastWords words;
    private boolean told;
    /** Of the wait at first, then of the drain. */
    private long untilNanos;
    private long drained;

    /** @param http whether it may speak that: if not, nothing is waited for */
    RefusedConnection(SocketChannel channel, LastWords words, boolean http, long now) {
        this.channel = channel;
        this.words = words;
        this.untilNanos = http ? now + WAIT_NANOS : now;
    }

    void begin(Selector selector) throws IOException {
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Takes what is there and says what is due; true if it is done with. */
    boolean goOn(long now, ByteBuffer scratch) {
        try {
            int bytes = channel.read(scratch.clear());
            if (bytes > 0) {
                drained += bytes;
                if (!told) {
                    words.hear(scratch.flip());
                }
            }
            boolean over = bytes < 0 || now - untilNanos >= 0;
            if (!told && (over || words.areClear())) {
                tell(now);
                return bytes < 0;
            }
            return over || drained >= DRAIN_BYTES;
        } catch (IOException gone) {
            return true;
        }
    }

    /** The server ends: whoever still waits is told now. */
    void tellIfUntold(long now) {
        try {
            if (!told) {
                tell(now);
            }
        } catch (IOException gone) {
            // Nobody is there to be told.
        }
    }

    void end() {
        try {
            channel.close();
        } catch (IOException gone) {
            // It is gone: that is what was wanted.
        }
    }

    private void tell(long now) throws IOException {
        told = true;
        untilNanos = now + DRAIN_NANOS;
        channel.write(ByteBuffer.wrap(words.toBytes()));
        channel.shutdownOutput();
    }
}
