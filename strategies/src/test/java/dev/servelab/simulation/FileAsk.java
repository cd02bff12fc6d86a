package dev.servelab.simulation;

import dev.servelab.protocol.Crc32c;
import dev.servelab.protocol.ErrorCode;
import dev.servelab.protocol.Request;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * GET and RANGE. The body is one version, which the name had at some time between the request, less
 * what revalidation allows, and the answer. Only of a file that is changed in place while it is
 * read it may be a mixture, and then END has the sum of what was sent.
 */
class FileAsk extends Ask {
    private static final String HIT = "hit";
    private static final String CUT = "cut";

    private final NamedFile file;
    private final long first;
    private final @Nullable String wanted;
    /** The versions with the token that the answer has; the last is the whole one. */
    private List<FileState> promised = List.of();
    /** What all bytes so far are of; null if they are of no single state. */
    private @Nullable FileState seen;
    private int begin;
    private int position;
    private int tornAt = -1;
    private final Crc32c sent = new Crc32c();

    FileAsk(World world, byte[] line, NamedFile file, long first,
            @Nullable String wanted) {
        super(world, line, file);
        this.file = file;
        this.first = first;
        this.wanted = wanted;
    }

    static FileAsk get(World world, NamedFile file) {
        return new FileAsk(world, Request.encode(new Request.Get(file.name)), file, 0, null);
    }

    static FileAsk range(World world, NamedFile file, long first, String version) {
        byte[] line = Request.encode(new Request.Range(first, version, file.name));
        return new FileAsk(world, line, file, first, version);
    }

    @Override
    void ok(long length, String version) {
        expect(wanted == null || wanted.equals(version), "answered with version " + version);
        int size = promise(version);
        expect(length == size - first, "length " + length + " of " + size);
        beginAt((int) first);
    }

    /** The answer is of that version; how many bytes that has. */
    final int promise(String version) {
        promised = file.withToken(version);
        expect(!promised.isEmpty(), "the file never had version " + version);
        checkFresh();
        seen = promised.getLast();
        return promised.getLast().size();
    }

    /** What is sent begins there in the file. */
    final void beginAt(int offset) {
        begin = offset;
        position = offset;
    }

    @Override
    void body(byte[] bytes, int count) {
        sent.update(bytes, 0, count);
        if (seen != null && !isOf(seen, bytes, count)) {
            seen = firstThatHas(bytes, count);
        }
        if (seen == null) {
            checkEveryByteWasThere(bytes, count);
        }
        position += count;
    }

    @Override
    void end(int sum) {
        FileState state = seen;
        if (first == 0) {
            expect(sum == sent.value(), "END has another sum than the bytes sent");
        } else if (state != null && !changedMeanwhile() && !isYoung()) {
            expect(sum == state.sum(), "END has another sum than the file");
        }
        checkNotTorn();
    }

    /** All has been sent. */
    final void checkNotTorn() {
        if (promised.size() > 1 && arrived() >= promised.getLast().node.tornUntil) {
            expect(isWhole() || changedMeanwhile(), "torn, long after the write");
        }
    }

    @Override
    void refused(ErrorCode code) {
        expect(explains(code), code + ", and nothing explains it");
    }

    /** Whether something has happened that makes it right to refuse with that. */
    final boolean explains(ErrorCode code) {
        return switch (code) {
            case NOT_FOUND, DENIED, NOT_A_FILE, BAD_NAME -> file.wasRefused(code, since());
            case IO_ERROR -> hadFault(file)
                    || (isOverlapped() && file.wasExhausted(since()));
            case BUSY -> file.wasExhausted(since());
            case CHANGED -> wanted != null
                    && (isOverlapped() || file.wasAnother(wanted, oldestAllowed()));
            case BAD_REQUEST -> wanted != null && isBeyondTheEnd(wanted);
            case SHUTTING_DOWN -> world.isStopping();
            case TIMEOUT, TOO_LONG -> false;
        };
    }

    @Override
    void logged(String outcome) {
        super.logged(outcome);
        if (tornAt >= 0 && !outcome.equals(CUT)) {
            boolean mayBeTorn = outcome.equals(HIT) ? isYoung() : changedMeanwhile() || isYoung();
            expect(mayBeTorn, outcome + " with bytes of several versions, from " + tornAt + " on");
        }
    }

    private boolean isBeyondTheEnd(String version) {
        List<FileState> states = file.withToken(version);
        return !states.isEmpty() && first > states.getLast().size();
    }

    /** When a version may have been replaced at the earliest, if nobody else asked for the name. */
    private long oldestAllowed() {
        return arrived() - world.revalidateNanos();
    }

    /** While one looks up, others use what is there: then there is no bound, unless it is zero. */
    private void checkFresh() {
        boolean unbounded = isOverlapped() && world.revalidateNanos() > 0;
        long until = promised.getLast().until;
        expect(unbounded || until >= oldestAllowed(),
                "stale: it was another version already at " + until);
    }

    private boolean isOf(FileState state, byte[] bytes, int count) {
        return position + count <= state.size() && Arrays.equals(bytes, 0, count, state.bytes,
                position, position + count);
    }

    /** Torn from here on, unless all bytes so far, and these, are of another of the states. */
    private @Nullable FileState firstThatHas(byte[] bytes, int count) {
        for (FileState state : promised) {
            if (isOf(state, bytes, count) && position == begin) {
                return state;
            }
        }
        tornAt = position;
        return null;
    }

    private void checkEveryByteWasThere(byte[] bytes, int count) {
        FileNode node = promised.getLast().node;
        for (int i = 0; i < count; i++) {
            if (!node.everHad(position + i, bytes[i])) {
                throw wrong("at " + (position + i) + " is what was never there: "
                        + Blocks.explain(bytes, i, count));
            }
        }
        expect(node.states.size() > 1, "at " + position + " are not the bytes of this version: "
                + Blocks.explain(bytes, 0, count));
    }

    private boolean isWhole() {
        FileState state = seen;
        return state != null && state.equals(promised.getLast());
    }

    /** Whether the file was changed in place since whoever read it may have opened it. */
    private boolean changedMeanwhile() {
        return promised.getLast().node.changedAt >= (isOverlapped() ? 0 : arrived());
    }

    /** Whether a write was, or may have been, under way when it was read. */
    private boolean isYoung() {
        return promised.size() > 1 && arrived() < promised.getLast().node.tornUntil;
    }
}
