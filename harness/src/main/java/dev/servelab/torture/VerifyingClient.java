package dev.servelab.torture;

import dev.servelab.load.ErrorClass;
import dev.servelab.protocol.ClientOptions;
import dev.servelab.protocol.FileClient;
import dev.servelab.protocol.Progress;
import dev.servelab.protocol.Received;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Asks, verifies every byte, has failures judged, asks again, and connects anew now and then. Runs
 * entirely on one thread.
 */
final class VerifyingClient implements Closeable {
    private static final ClientOptions OPTIONS = ClientOptions.DEFAULT
            .withReadTimeout(Duration.ofSeconds(20));
    /** After a failure, so that a server that is gone is not asked a million times a second. */
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(2);
    /** Of a hundred requests for files whose version is known so many are for a part. */
    private static final int RANGES_PERCENT = 10;
    /** One request in so many is the first of a connection: a pool's threads are for all. */
    private static final int REQUESTS_PER_CONNECTION = 50;

    private record Known(String token, int version, long length, long sinceNs) {}

    private final Scene scene;
    private final SplittableRandom random;
    private final byte[] buffer = new byte[FileClient.BUFFER_BYTES];
    private final Map<Integer, Known> known = new HashMap<>();
    private @Nullable FileClient connection;
    private long quietSinceNs;

    VerifyingClient(Scene scene, SplittableRandom random) {
        this.scene = scene;
        this.random = random;
    }

    /** Makes requests until all is over. */
    void run() {
        while (!scene.isOver()) {
            if (random.nextInt(REQUESTS_PER_CONNECTION) == 0) {
                close();
            }
            TortureFile file = scene.files.popular(random);
            @Nullable
            Known front = known.get(file.number);
            boolean part = front != null && random.nextInt(100) < RANGES_PERCENT;
            if (!request(file, part ? front : null)) {
                LockSupport.parkNanos(this, PAUSE_NS);
            }
        }
        close();
    }

    /** Asks for the whole of a file, and has whatever comes judged. */
    boolean get(TortureFile file) {
        return request(file, null);
    }

    private boolean request(TortureFile file, @Nullable Known front) {
        long beginNs = scene.clock.nowNs();
        try {
            FileClient client = connected();
            long bytes = front == null
                    ? getWhole(client, file, beginNs)
                    : getRest(client, file, front, beginNs);
            scene.tally.verified(bytes);
            quietSinceNs = beginNs;
            return true;
        } catch (WrongBytes wrong) {
            scene.tally.wrong(String.valueOf(wrong.getMessage()));
            close();
        } catch (IOException failure) {
            failed(failure, ended(file, beginNs, front), front != null);
        }
        return false;
    }

    private long getWhole(FileClient client, TortureFile file, long beginNs)
            throws IOException {
        BlockCheck body = new BlockCheck(file.number, BlockCheck.UNKNOWN, 0,
                scene.judge.tolerance(file, beginNs, scene.clock));
        Received received = client.get(file.name(), body, Progress.NONE);
        body.finish();
        scene.judge.checkVersion(ended(file, beginNs, null), body, received.length());
        if (!file.treatment.isInPlace()) {
            known.put(file.number, new Known(received.version(), body.version(),
                    received.length(), beginNs));
        }
        return received.length();
    }

    /** A part of a version that is known: nothing else may come. */
    private long getRest(FileClient client, TortureFile file, Known front, long beginNs)
            throws IOException {
        long first = random.nextLong(front.length + 1);
        BlockCheck body = new BlockCheck(file.number, front.version, first,
                BlockCheck.Tolerance.NONE);
        Received received = client.range(file.name(), first, front.token,
                Content.sumOfFront(file.number, front.version, first), body, Progress.NONE);
        body.finish();
        scene.judge.checkVersion(ended(file, beginNs, front), body, first + received.length());
        return received.length();
    }

    private Request ended(TortureFile file, long beginNs, @Nullable Known front) {
        return new Request(file, beginNs, scene.clock.nowNs(), quietSinceNs,
                front == null ? beginNs : front.sinceNs);
    }

    private void failed(IOException failure, Request request, boolean part) {
        ErrorClass kind = ErrorClass.of(failure);
        String what = "%s, %s of %s (%s): %s".formatted(kind.id(), part ? "RANGE" : "GET",
                request.file(), request.file().treatment, failure.getMessage());
        if (kind == ErrorClass.CORRUPT) {
            scene.tally.wrong(what);
        } else if (scene.judge.explains(kind, request)) {
            scene.tally.failed(kind);
        } else {
            scene.tally.unexplained(what);
        }
        known.remove(request.file().number);
        quietSinceNs = request.beginNs();
        FileClient open = connection;
        if (open != null && !open.usable()) {
            close();
        }
    }

    private FileClient connected() throws IOException {
        FileClient open = connection;
        if (open != null && open.usable()) {
            return open;
        }
        close();
        quietSinceNs = scene.clock.nowNs();
        FileClient made = FileClient.connect(scene.server, OPTIONS, buffer);
        connection = made;
        return made;
    }

    @Override
    public void close() {
        FileClient open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException nothingIsLost) {
                // Whatever was asked for has been judged.
            }
        }
    }
}
