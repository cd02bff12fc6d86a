package dev.servelab.simulation;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** A client, and the network between: what it asks, how much has arrived, how much it can take. */
final class Peer {
    private static final int UNANSWERED_AT_MOST = 6;
    /** How often a slow reader does read. */
    private static final int SLOW_PERCENT = 5;

    /** Of those that could speak it. */
    private static final int HTTP_PERCENT = 60;

    /** A request whose line ends there in the stream of all that this peer sends. */
    private record Sent(Ask ask, int end) {}

    private final Draw draw;
    private final Asks asks;
    private final Deque<Sent> waiting = new ArrayDeque<>();
    private byte[] stream = new byte[256];
    private int written;
    private int arrived;
    private int delivered;
    private int takenUpTo;
    private int window;
    private final int mostWindow;
    private final boolean slow;
    private final boolean http;
    private boolean halfClosed;
    private boolean reset;

    Peer(World world) {
        this.draw = world.draw;
        this.asks = new Asks(world);
        this.mostWindow = draw.percent(50) ? draw.between(50, 2_000) : 1 << 17;
        this.window = mostWindow;
        this.slow = draw.percent(25);
        this.http = world.scenario.front().http() && draw.percent(HTTP_PERCENT);
    }

    boolean speaksHttp() {
        return http;
    }

    /** Asks some more, or sends some of what it asks. */
    boolean send() {
        if (halfClosed || reset) {
            return false;
        }
        if (arrived == written) {
            if (waiting.size() >= UNANSWERED_AT_MOST) {
                return false;
            }
            for (int i = draw.weighted(60, 25, 15); i >= 0; i--) {
                write(http ? asks.nextHttp() : asks.next());
            }
        }
        arrived += draw.percent(70)
                ? written - arrived
                : draw.between(1, written - arrived);
        return true;
    }

    /** Asks for exactly that, at once. */
    void send(Ask ask) {
        write(ask);
        arrived = written;
    }

    /** Takes some of what was sent to it. */
    boolean receive() {
        if (window == mostWindow || (slow && !draw.percent(SLOW_PERCENT))) {
            return false;
        }
        window = draw.percent(50) ? mostWindow : draw.between(window + 1, mostWindow);
        return true;
    }

    /** So many bytes can be sent to it now. */
    int window() {
        return window;
    }

    void fill(int count) {
        window -= count;
    }

    void halfClose() {
        halfClosed = true;
    }

    void reset() {
        reset = true;
    }

    boolean hasReset() {
        return reset;
    }

    /** Sends all there is to send and no more, and takes whatever comes. */
    void finish() {
        if (!halfClosed) {
            arrived = written;
            halfClosed = true;
        }
        window = mostWindow;
    }

    boolean hasSaidAll() {
        return halfClosed && delivered == arrived;
    }

    boolean hasBytes() {
        return arrived > delivered;
    }

    /** Delivers some bytes to the server. */
    void deliver(ByteBuffer input) {
        int most = Math.min(arrived - delivered, input.remaining());
        int count = draw.percent(70) ? most : draw.between(1, most);
        input.put(stream, delivered, count);
        delivered += count;
    }

    /** The request that the server takes next, if its line has been delivered; removes it. */
    @Nullable
    Ask takeNext() {
        Sent next = waiting.peekFirst();
        if (next == null || next.end() > delivered) {
            return null;
        }
        waiting.removeFirst();
        takenUpTo = next.end();
        return next.ask();
    }

    boolean hasNext() {
        Sent next = waiting.peekFirst();
        return next != null && next.end() <= delivered;
    }

    /** Whether a part of a line has been delivered that is not a request yet. */
    boolean isMidLine() {
        return delivered > takenUpTo;
    }

    /** That part, a character for each byte. */
    String begun() {
        return new String(stream, takenUpTo, delivered - takenUpTo, ISO_8859_1);
    }

    private void write(Ask ask) {
        byte[] line = ask.line;
        if (written + line.length + 1 > stream.length) {
            stream = Arrays.copyOf(stream, 2 * (written + line.length + 1));
        }
        boolean whole = !http && line[line.length - 1] == '\n';
        System.arraycopy(line, 0, stream, written, line.length);
        written += line.length;
        if (whole && draw.percent(20)) {
            stream[written - 1] = '\r';
            stream[written++] = '\n';
        }
        waiting.add(new Sent(ask, written));
    }
}
