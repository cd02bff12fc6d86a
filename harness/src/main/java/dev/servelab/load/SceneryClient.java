package dev.servelab.load;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

/** One client of the scenery: does a little at each step, and never waits. One thread. */
final class SceneryClient {
    /** After a failure. */
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Target target;
    private final Scenery scenery;
    private final UniformRandomProvider random;
    private final SceneryTally tally;
    private final Pace pace;
    private Exchange exchange;
    private @Nullable SocketChannel channel;
    private @Nullable ByteBuffer unsent;
    private long resumeNs;

    SceneryClient(Target target, Scenery scenery, UniformRandomProvider random,
            SceneryTally tally, long nowNs) {
        this.target = target;
        this.scenery = scenery;
        this.random = random;
        this.tally = tally;
        this.pace = new Pace(scenery.bytesPerSec(), nowNs);
        this.exchange = target.exchange(false);
        this.resumeNs = nowNs;
    }

    /** Moves what may be moved. {@code buffer} is lent for the call. */
    void step(long nowNs, ByteBuffer buffer) {
        SocketChannel open = channel;
        try {
            if (open == null) {
                if (nowNs - resumeNs >= 0) {
                    connect();
                }
            } else if (!open.isConnected()) {
                if (open.finishConnect()) {
                    ask();
                }
            } else if (unsent != null) {
                send(open, unsent, nowNs);
            } else if (scenery.kind() != Scenery.Kind.STALLED) {
                receive(open, buffer.clear(), nowNs);
            }
        } catch (IOException broken) {
            failed(nowNs);
        }
    }

    private void connect() throws IOException {
        SocketChannel made = SocketChannel.open();
        channel = made;
        exchange = target.exchange(false);
        made.configureBlocking(false);
        made.setOption(StandardSocketOptions.TCP_NODELAY, true);
        if (scenery.kind() != Scenery.Kind.SLOW_SENDING) {
            made.setOption(StandardSocketOptions.SO_RCVBUF, Scenery.RECEIVE_BUFFER_BYTES);
        }
        if (made.connect(target.address())) {
            ask();
        }
    }

    private void ask() {
        int which = random.nextInt(scenery.files().size());
        unsent = exchange.begin(scenery.files().get(which));
    }

    private void send(SocketChannel open, ByteBuffer rest, long nowNs) throws IOException {
        boolean slow = scenery.kind() == Scenery.Kind.SLOW_SENDING;
        int allowed = slow ? pace.allowed(nowNs, rest.remaining()) : rest.remaining();
        for (int i = 0; i < allowed; i++) {
            ByteBuffer piece = slow ? rest.slice(rest.position(), 1) : rest;
            int sent = open.write(piece);
            if (slow) {
                rest.position(rest.position() + sent);
                pace.moved(sent);
            }
            if (sent == 0 || !rest.hasRemaining()) {
                break;
            }
        }
        unsent = rest.hasRemaining() ? rest : null;
    }

    private void receive(SocketChannel open, ByteBuffer buffer, long nowNs) throws IOException {
        boolean slow = scenery.kind() == Scenery.Kind.SLOW;
        if (slow) {
            buffer.limit(pace.allowed(nowNs, buffer.capacity()));
        }
        int count = buffer.hasRemaining() ? open.read(buffer) : 0;
        if (slow && count > 0) {
            pace.moved(count);
        }
        take(count, buffer, nowNs);
    }

    private void take(int count, ByteBuffer buffer, long nowNs) {
        if (count < 0) {
            exchange.closed();
            ended(nowNs);
        } else if (count > 0) {
            long before = exchange.bodyBytes();
            boolean complete = exchange.receive(buffer.flip());
            tally.received(exchange.bodyBytes() - before);
            if (complete) {
                ended(nowNs);
            }
        }
    }

    private void ended(long nowNs) {
        if (exchange.error() != null) {
            failed(nowNs);
            return;
        }
        tally.transferred();
        if (exchange.reusable()) {
            ask();
        } else {
            close();
        }
    }

    private void failed(long nowNs) {
        tally.failed(scenery.kind() != Scenery.Kind.SLOW_SENDING && exchange.bodyBytes() > 0);
        resumeNs = nowNs + PAUSE_NS;
        close();
    }

    /**
     * Reads what a stalled client has not read, to see whether the server had cut it: then the end
     * comes before the file's. Returns whether there may be more to see.
     */
    boolean lookForTheEnd(long nowNs, ByteBuffer buffer) {
        SocketChannel open = channel;
        if (scenery.kind() != Scenery.Kind.STALLED || open == null || unsent != null) {
            return false;
        }
        try {
            int count = open.read(buffer.clear());
            take(count, buffer, nowNs);
            return count > 0 && channel != null;
        } catch (IOException cut) {
            failed(nowNs);
            return false;
        }
    }

    void close() {
        SocketChannel open = channel;
        channel = null;
        unsent = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException nothingIsLost) {
                // Nobody wants the rest.
            }
        }
    }
}
