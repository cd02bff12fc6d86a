package dev.servelab.front;

import dev.servelab.disk.Waiter;
import dev.servelab.protocol.ErrorCode;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A connection that has not said yet what it speaks. Looks at the first line, chooses the wire for
 * the rest of the connection, hands it what was read, and is in nobody's way from then on.
 */
final class UndecidedWire implements Wire {
    private static final byte[] NOTHING = {};

    private final FrontFactory shared;
    private final Consumer<Wire> decided;
    /** The first line so far, of a connection whose first bytes did not decide. */
    private byte[] line = NOTHING;

    /** @param decided told once, before the first request is taken */
    UndecidedWire(FrontFactory shared, Consumer<Wire> decided) {
        this.shared = shared;
        this.decided = decided;
    }

    @Override
    public boolean take(ByteBuffer in) {
        ByteBuffer bytes = line.length == 0 ? in : keepLine(in);
        FirstLine.Verdict verdict = FirstLine.judge(bytes);
        if (verdict == FirstLine.Verdict.OPEN) {
            keepLine(in);
            return false;
        }
        Wire wire = verdict == FirstLine.Verdict.HTTP
                ? new HttpWire(shared)
                : new NativeWire(shared);
        decided.accept(wire);
        return wire.take(bytes) || wire.take(in);
    }

    @Override
    public boolean isMidRequest() {
        return line.length > 0;
    }

    @Override
    public Reply answer(long arrivedNanos, Waiter waiter) {
        throw new IllegalStateException("who takes a request has decided");
    }

    /** In the words of the wire that it looks like. */
    @Override
    public @Nullable Reply farewell(ErrorCode why, String text) {
        if (FirstLine.looksLikeHttp(ByteBuffer.wrap(line))) {
            HttpWire http = new HttpWire(shared);
            http.take(ByteBuffer.wrap(line));
            return http.farewell(why, text);
        }
        return new ErrorReply(why, text);
    }

    @Override
    public boolean endsAfter(Reply reply) {
        return true;
    }

    @Override
    public boolean isPeerDone() {
        return false;
    }

    @Override
    public String verb() {
        return "-";
    }

    @Override
    public String name() {
        return "";
    }

    /** Keeps bytes up to the first line's end, or as many as decide; gives all that is kept. */
    private ByteBuffer keepLine(ByteBuffer in) {
        int most = Math.min(in.remaining(), FirstLine.MOST_BYTES - line.length);
        int count = 0;
        boolean ended = false;
        while (count < most && !ended) {
            ended = in.get(in.position() + count++) == '\n';
        }
        int before = line.length;
        line = Arrays.copyOf(line, before + count);
        in.get(line, before, count);
        return ByteBuffer.wrap(line);
    }
}
