package dev.servelab.server;

import dev.servelab.time.Clock;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs as the machine's clock does, and can be moved on. Its wall clock is an hour ahead, so that
 * files written a moment ago are old enough to be cached for good, and no test has to wait.
 */
final class TestClock implements Clock {
    static final Duration AHEAD = Duration.ofHours(1);

    private final AtomicLong aheadNanos = new AtomicLong();
    private final AtomicLong wallJumpMs = new AtomicLong();

    void advance(Duration time) {
        aheadNanos.addAndGet(time.toNanos());
    }

    /** Sets the wall clock alone: by so much before or after where it would be. */
    void setWall(Duration ahead) {
        wallJumpMs.set(ahead.toMillis());
    }

    @Override
    public long nanoTime() {
        return System.nanoTime() + aheadNanos.get();
    }

    @Override
    public long wallMillis() {
        return System.currentTimeMillis() + AHEAD.toMillis() + wallJumpMs.get();
    }

    /** Opens and starts a server that takes all files to be old. */
    static FileServer serve(ServerSettings settings) throws IOException {
        return serve(settings, new TestClock());
    }

    static FileServer serve(ServerSettings settings, TestClock clock) throws IOException {
        FileServer server = FileServer.open(settings, clock);
        server.start();
        return server;
    }
}
