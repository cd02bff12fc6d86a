package dev.servelab.cache;

import dev.servelab.cache.FuzzedFiles.State;
import dev.servelab.disk.Waiter;
import dev.servelab.protocol.Crc32c;
import dev.servelab.protocol.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A client of a {@link CacheFuzz}: its requests, one after another, and whether each was right. */
final class FuzzedClient {
    private final Rig rig;
    private final FuzzedFiles files;
    private final FuzzedClient[] all;

    /** Null between requests; what follows belongs to the request. */
    private @Nullable Transfer transfer;
    private Jobs jobs = new Jobs();
    private ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private int file;
    private int first;
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
            transfer = rig.cache.get(FuzzedFiles.name(which), jobs);
            step();
        }
    }

    /** Asks for the rest of the version that is there now. */
    void beginRange(int which, int from) {
        if (transfer == null) {
            prepare(which, from);
            String token = files.latest(which).token();
            transfer = rig.cache.get(FuzzedFiles.name(which), Selection.from(from, token), jobs);
            step();
        }
    }

    /** Goes on as far as it can without bytes being taken. */
    void step() {
        if (transfer != null) {
            transfer.state();
            work();
        }
    }

    /** Takes some bytes, if there are any. */
    void take(int most) {
        if (transfer != null && transfer.state() == Transfer.State.READY
                && transfer.remaining() > 0) {
            Client.take(transfer, taken, most);
        }
        work();
    }

    /** Goes on to the end, while others do nothing but their jobs. */
    void finish() {
        while (transfer != null) {
            jobs.woken = false;
            switch (transfer.state()) {
                case FAILED -> {
                    judgeRefusal(transfer.refusal().code());
                    close();
                }
                case READY -> end(transfer);
                case WAITING -> awaitWoken();
            }
        }
    }

    /** The client is gone; what its thread had to do is done all the same. */
    void close() {
        if (transfer != null) {
            transfer.close();
            transfer.close(); // again, to no effect
            transfer = null;
        }
        jobs.close();
    }

    private void prepare(int which, int from) {
        jobs = new Jobs();
        taken = new ByteArrayOutputStream();
        file = which;
        first = from;
        began = rig.clock.nanoTime();
        failuresBefore = files.failures();
        besideAnother = Arrays.stream(all)
                .anyMatch(other -> other.transfer != null && other.file == which);
    }

    private void end(Transfer ready) {
        if (!ready.isComplete()) {
            Client.take(ready, taken, Integer.MAX_VALUE);
            return;
        }
        ByteBuffer rest = ByteBuffer.allocate((int) ready.remaining());
        ready.copyRest(rest);
        taken.writeBytes(rest.array());
        long length = ready.length();
        String token = ready.version();
        int sum = ready.finish();
        close();
        judge(taken.toByteArray(), length, token, sum);
    }

    private void awaitWoken() {
        while (transfer != null && !jobs.woken) {
            if (Arrays.stream(all).allMatch(each -> each.jobs.queue.isEmpty())) {
                throw new AssertionError("waits for ever for " + FuzzedFiles.name(file));
            }
            for (FuzzedClient each : all) {
                each.work();
            }
        }
    }

    private void work() {
        jobs.run();
        if (jobs.cut) {
            close();
        }
    }

    private void judge(byte[] bytes, long length, String token, int sum) {
        if (bytes.length != length) {
            throw new AssertionError(bytes.length + " bytes instead of " + length);
        }
        List<State> states = states();
        if (states.stream().anyMatch(this::isRewrittenMeanwhile)) {
            if (first == 0 && sum != sumOf(bytes)) {
                throw new AssertionError("the sum is not of what was sent");
            }
            return;
        }
        if (states.stream().noneMatch(state -> isRight(state, bytes, token, sum))) {
            throw new AssertionError("a version that is not there: " + token + ", "
                    + Arrays.toString(bytes) + " from " + first + " of " + FuzzedFiles.name(file));
        }
    }

    private boolean isRight(State state, byte[] bytes, String token, int sum) {
        return state.bytes() != null && state.token().equals(token)
                && first <= state.bytes().length && sum == sumOf(state.bytes())
                && Arrays.equals(bytes, Arrays.copyOfRange(state.bytes(), first,
                        state.bytes().length));
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

    private static int sumOf(byte[] bytes) {
        Crc32c sum = new Crc32c();
        sum.update(bytes, 0, bytes.length);
        return sum.value();
    }

    /** What this client's thread has to do, as a connection keeps it. */
    private static final class Jobs implements Waiter {
        private final Queue<Runnable> queue = new ArrayDeque<>();
        private boolean closed;
        private boolean cut;
        private boolean woken;

        @Override
        public void wake() {
            woken = true;
        }

        @Override
        public void assign(Runnable job) {
            queue.add(job);
            wake();
            if (closed) {
                run();
            }
        }

        @Override
        public void cut() {
            cut = true;
        }

        void run() {
            for (Runnable job = queue.poll(); job != null; job = queue.poll()) {
                job.run();
            }
        }

        void close() {
            closed = true;
            run();
        }
    }
}
