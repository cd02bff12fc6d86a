package dev.servelab.simulation;

import dev.servelab.protocol.ErrorCode;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A request as its client knows it, and what it may be answered. Told of the answer piece by piece;
 * throws {@link AssertionError} at the first thing that is promised otherwise.
 */
abstract class Ask {
    private static final int SHOWN_BYTES = 80;

    final World world;
    final byte[] line;
    private final @Nullable NamedFile file;
    private long arrived;
    private long since;
    private boolean overlapped;

    /** @param file what it is about; null if about none */
    Ask(World world, byte[] line, @Nullable NamedFile file) {
        this.world = world;
        this.line = line;
        this.file = file;
    }

    @Nullable
    NamedFile file() {
        return file;
    }

    /** The server is about to take it. */
    void begin() {
        arrived = world.clock.elapsed();
        since = arrived;
        if (file != null) {
            overlapped = file.isBusy();
            since = file.busySince();
            file.begins(this);
        }
    }

    /** The server has nothing to do with it any more. */
    void end() {
        if (file != null) {
            file.ends(this);
        }
    }

    /** Something about the same file began that this request may have a share in. */
    void overlapped() {
        overlapped = true;
    }

    /** Whether it may be answered by what others have found, who came before it. */
    boolean isOverlapped() {
        return overlapped;
    }

    /** When it was taken, in elapsed nanoseconds. */
    long arrived() {
        return arrived;
    }

    /** When the oldest thing began that may have to do with its answer. */
    long since() {
        return since;
    }

    /** A header: so many bytes follow, of that version. */
    abstract void ok(long length, String version);

    abstract void body(byte[] bytes, int count);

    abstract void end(int sum);

    /** An error line instead of all that. */
    abstract void refused(ErrorCode code);

    /** Whether the connection may end in the middle of the answer. */
    boolean mayBeCut() {
        return file != null && (hadFault(file) || file.wasExhausted(since));
    }

    /** The server's log has it. */
    void logged(String outcome) {
        world.tally.count(outcome);
    }

    /** Whether a call about the file failed, or did not come back in time. */
    boolean hadFault(NamedFile about) {
        return about.hadFault(since) || world.disk.isStuck(about.name);
    }

    final void expect(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(this + ": " + what);
        }
    }

    final AssertionError wrong(String what) {
        return new AssertionError(this + ": " + what);
    }

    @Override
    public String toString() {
        String text = new String(line, 0, Math.min(line.length, SHOWN_BYTES), UTF_8);
        return '"' + text.strip() + "\" taken at " + arrived;
    }
}
