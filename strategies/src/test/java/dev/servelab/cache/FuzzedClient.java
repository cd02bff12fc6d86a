package dev.servelab.cache;

import dev.servelab.cache.FuzzedFiles.State;
import dev.servelab.protocol.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client of a {@link CacheFuzz}: its requests, one after another, and whether each was right. */
final class FuzzedClient {
    private final Rig rig;
    private final FuzzedFiles files;
    private final FuzzedClient[] all;

    /** Null between requests; what follows belongs to the request. */
    private @Nullable Transfer transfer;
    private FuzzedJobs jobs = new FuzzedJobs();
    /** Of the connection that is open; null if none is. */
    private @Nullable Transfer kept;
    private ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private int file;
    private int first;
    /** What the request is for, if it is neither GET nor RANGE. */
    private @Nullable NotedSelection wanted;
    private long began;
    private int failuresBefore;
    /** Another request may have a look-up under way, and then the entry will do meanwhile. */
    private boolean besideAnother;

    FuzzedClient(Rig rig, FuzzedFiles files, FuzzedClient[] all) {
        this.rig = rig;
        this.files = files;
        this.all = all;
    }

    void begin(int which) {
        if (transfer == null) {
            prepare(which, 0);
            transfer = begin(Selection.WHOLE);
            step();
        }
    }

    /** Asks for the rest of the version that is there now. */
    void beginRange(int which, int from) {
        if (transfer == null) {
            prepare(which, from);
            String token = files.latest(which).token();
            transfer = begin(Selection.from(from, token));
            step();
        }
    }

    /** Asks for some bytes of whatever version there is, with or without the sum, or for none. */
    void beginPart(int which, int from, int count) {
        if (transfer == null) {
            prepare(which, 0);
            NotedSelection noted = new NotedSelection((version, size, settled) -> {
                long begin = Math.min(from >>> 2, size);
                return (from & 3) == 0
                        ? new Part.Nothing()
                        : new Part.Bytes(begin, Math.min(begin + count, size), (from & 1) == 0);
            });
            wanted = noted;
            transfer = begin(noted);
            step();
        }
    }

    /** Goes on as far as it can without bytes being taken. */
    void step() {
        if (transfer != null) {
            state(transfer);
            work();
        }
    }

    /** Takes some bytes, if there are any. */
    void take(int most) {
        if (transfer != null && state(transfer) == Transfer.State.READY
                && transfer.remaining() > 0) {
            Client.take(transfer, taken, most);
        }
        work();
    }

    /** Goes on to the end, while others do nothing but their jobs. */
    void finish() {
        while (transfer != null) {
            jobs.forgetWakes();
            switch (state(transfer)) {
                case FAILED -> {
                    judgeRefusal(transfer.refusal().code());
                    endRequest();
                }
                case READY -> end(transfer);
                case WAITING -> awaitWoken();
            }
        }
    }

    /** The client is gone; what its thread had to do is done all the same. */
    void close() {
        endRequest();
        jobs.close();
        kept = null;
    }

    /** The connection goes on. */
    private void endRequest() {
        if (transfer != null) {
            transfer.close();
            transfer.close(); // again, to no effect
            transfer = null;
        }
    }

    /** The same transfer serves all requests of a connection. */
    private Transfer begin(Selection selection) {
        if (kept == null) {
            jobs = new FuzzedJobs();
            kept = rig.cache.newTransfer(jobs);
        }
        kept.begin(FuzzedFiles.name(file), selection, rig.clock.nanoTime());
        return kept;
    }

    private void prepare(int which, int from) {
        taken = new ByteArrayOutputStream();
        file = which;
        first = from;
        wanted = null;
        began = rig.clock.nanoTime();
        failuresBefore = files.failures();
        besideAnother = Arrays.stream(all)
                .anyMatch(other -> other.transfer != null && other.file == which);
    }

    /** Goes on with a transfer; one that wants no bytes must not be seen in any figure. */
    private Transfer.State state(Transfer asked) {
        CacheStats before = rig.stats();
        Transfer.State state = asked.state();
        if (wanted != null && wanted.part instanceof Part.Nothing) {
            CacheStats after = rig.stats();
            if (!figures(after).equals(figures(before)) || asked.outcome() != Outcome.LOOKED_UP) {
                throw new AssertionError("a look-up made " + before + " into " + after);
            }
        }
        return state;
    }

    /** Of requests, the order, and what is held; not those that say how fresh the entries are. */
    private static List<Long> figures(CacheStats stats) {
        return List.of(stats.hits(), stats.sharedMisses(), stats.misses(), stats.bypasses(),
                stats.dooms(), stats.evictions(), stats.passedOver(), stats.diskReads(),
                stats.bytesRequested(), stats.bytesPastCache(), stats.streamBytes(),
                stats.pins());
    }

    private void end(Transfer ready) {
        if (!ready.isComplete()) {
            Client.take(ready, taken, Integer.MAX_VALUE);
            return;
        }
        ByteBuffer rest = ByteBuffer.allocate((int) ready.remaining());
        ready.copyRest(rest);
        taken.writeBytes(rest.array());
        Part.Bytes part = partOf(ready);
        long length = ready.length();
        FuzzedAnswer answer = new FuzzedAnswer(part, ready.version(), ready.size(),
                taken.toByteArray(), ready.finish());
        endRequest();
        judge(answer, length);
    }

    /** What the answer is of: what was said last is what the answer has. */
    private Part.Bytes partOf(Transfer ready) {
        NotedSelection noted = wanted;
        if (noted == null) {
            return new Part.Bytes(first, ready.size(), true);
        }
        if (ready.size() != noted.size || !ready.version().equals(noted.version)) {
            throw new AssertionError(ready.version() + " of " + ready.size()
                    + " bytes, and asked about " + noted.version + " of " + noted.size);
        }
        return noted.chosen();
    }

    private void awaitWoken() {
        while (transfer != null && !jobs.isWoken()) {
            if (Arrays.stream(all).allMatch(each -> each.jobs.isEmpty())) {
                throw new AssertionError("waits for ever for " + FuzzedFiles.name(file));
            }
            for (FuzzedClient each : all) {
                each.work();
            }
        }
    }

    private void work() {
        jobs.run();
        if (jobs.isCut()) {
            close();
        }
    }

    private void judge(FuzzedAnswer answer, long length) {
        if (answer.bytes().length != length) {
            throw new AssertionError(answer.bytes().length + " bytes instead of " + length);
        }
        List<State> states = states();
        if (states.stream().anyMatch(this::isRewrittenMeanwhile)) {
            if (!answer.hasSumOfWhatWasSent()) {
                throw new AssertionError("the sum is not of what was sent");
            }
            return;
        }
        if (states.stream().noneMatch(answer::isOf)) {
            throw new AssertionError("a version that is not there: " + answer.token() + ", "
                    + Arrays.toString(answer.bytes()) + " as " + answer.part() + " of "
                    + FuzzedFiles.name(file));
        }
    }

    private boolean isRewrittenMeanwhile(State state) {
        return state.rewritten() && (besideAnother || state.began() - began > 0);
    }

    private void judgeRefusal(ErrorCode code) {
        List<State> states = states();
        boolean explained = switch (code) {
            case IO_ERROR -> files.failures() > failuresBefore
                    || states.stream().anyMatch(State::rewritten) || besideAnother;
            case CHANGED, BAD_REQUEST -> first > 0 || states.size() > 1
                    || states.getFirst().bytes() == null;
            default -> states.stream().anyMatch(state -> state.code() == code);
        };
        if (!explained) {
            throw new AssertionError("refused without a reason: " + code);
        }
    }

    private List<State> states() {
        return files.since(file, began, besideAnother);
    }
}
