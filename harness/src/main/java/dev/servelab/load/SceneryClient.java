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

    /** In one step, so that one client does not keep the others waiting. */
    private static final int READS_MOST = 16;

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
        boolean paced = scenery.kind() == Scenery.Kind.SLOW_SENDING;
        int allowed = paced ? pace.allowed(nowNs, rest.remaining()) : rest.remaining();
        int sent = open.write(rest.slice(rest.position(), allowed));
        rest.position(rest.position() + sent);
        pace.moved(paced ? sent : 0);
        unsent = rest.hasRemaining() ? rest : null;
    }

    private void receive(SocketChannel open, ByteBuffer buffer, long nowNs) throws IOException {
        if (scenery.kind() == Scenery.Kind.SLOW) {
            buffer.limit(pace.allowed(nowNs, buffer.capacity()));
            int count = buffer.hasRemaining() ? open.read(buffer) : 0;
            pace.moved(Math.max(0, count));
            take(count, buffer, nowNs);
        } else {
            int reads = READS_MOST;
            while (reads > 0 && unsent == null && take(open.read(buffer), buffer, nowNs)) {
                buffer.clear();
                reads--;
            }
        }
    }

    /** Takes what was read. Returns whether there may be more. */
    private boolean take(int count, ByteBuffer buffer, long nowNs) {
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
        return count > 0 && channel != null;
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
            return take(open.read(buffer.clear()), buffer, nowNs);
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
