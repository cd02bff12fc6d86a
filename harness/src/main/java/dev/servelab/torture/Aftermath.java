package dev.servelab.torture;

import dev.servelab.experiment.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * What must be so when the storm is over. Within a few seconds nothing is held for anybody; every
 * file can be had, every byte right; and when the files are gone and have been asked for once more,
 * the cache is empty and the server holds what it held at the start.
 *
 * <p>The start, for the cache and its memory, is the fresh server; for descriptors and threads it
 * is the server that has answered some requests, because some it opens once and keeps.
 */
final class Aftermath {
    private static final int LOOK_MS = 20;

    private final Scene scene;
    private final ServerProcess server;
    private final Duration patience;
    private Books fresh = Books.NOTHING;
    private Books start = Books.NOTHING;

    /** @param patience how long the server may take to have given everything back */
    Aftermath(Scene scene, ServerProcess server, Duration patience) {
        this.scene = scene;
        this.server = server;
        this.patience = patience;
    }

    /** To be called before the first request. */
    void fresh() throws IOException, InterruptedException {
        fresh = books();
    }

    /** To be called after the warm-up: when all of its connections are gone, that is the start. */
    void warm() throws IOException, InterruptedException {
        Books warm = awaitBooks(Books::isIdle);
        start = new Books(warm.descriptors(), warm.threads(), fresh.stats(), "");
    }

    /** Looks at everything; what is found is told. */
    List<String> check() throws IOException, InterruptedException {
        List<String> leaks = new ArrayList<>();
        Books idle = awaitBooks(
                now -> now.isIdle() && now.differencesIgnoringCache(start).isEmpty());
        leaks.addAll(idle.differencesIgnoringCache(start));
        if (!idle.isIdle()) {
            leaks.add("held for nobody: " + idle.stats());
        }
        awaitRest();
        askForAll(leaks);
        removeAll(leaks);
        // What has not come back by now will not come back by waiting once more.
        boolean lost = !leaks.isEmpty();
        Books end = awaitBooks(now -> lost || now.differencesFrom(start).isEmpty());
        leaks.addAll(end.differencesFrom(start));
        return leaks.stream().distinct().toList();
    }

    /** What is rewritten in place is one version again for sure only after a while. */
    private void awaitRest() throws InterruptedException {
        long untilNs = scene.clock.nowNs() + Conditions.REST_NS;
        while (scene.clock.nowNs() < untilNs && anyChanged()) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        }
    }

    private boolean anyChanged() {
        long nowNs = scene.clock.nowNs();
        return scene.files.all().stream().anyMatch(
                file -> file.history.changedDuring(nowNs - Conditions.REST_NS, nowNs));
    }

    private void askForAll(List<String> leaks) {
        Scene calm = scene.calm();
        int missing = 0;
        try (VerifyingClient client = client(calm)) {
            for (TortureFile file : scene.files.all()) {
                missing += client.get(file) ? 0 : 1;
            }
        }
        calm.tally.findings().forEach(found -> leaks.add("in the last pass: " + found));
        if (missing > 0) {
            leaks.add("in the last pass %d of %d files could not be had: %s".formatted(missing,
                    scene.files.all().size(), calm.tally.failures()));
        }
    }

    private void removeAll(List<String> leaks) throws IOException, InterruptedException {
        for (TortureFile file : scene.files.all()) {
            file.history.begin(State.ABSENT, 0, scene.clock.nowNs());
            Files.delete(file.path);
            file.history.end(scene.clock.nowNs());
        }
        Scene calm = scene.calm();
        try (VerifyingClient client = client(calm)) {
            for (TortureFile file : scene.files.all()) {
                while (client.get(file)) { // until the copy in the cache is asked after again
                    TimeUnit.MILLISECONDS.sleep(LOOK_MS);
                }
            }
        }
        calm.tally.findings().forEach(found -> leaks.add("after all files were gone: " + found));
    }

    private static VerifyingClient client(Scene calm) {
        return new VerifyingClient(calm, new SplittableRandom(0));
    }

    /** The books as soon as they are so, or as they are when there is no more time. */
    private Books awaitBooks(Predicate<Books> wanted) throws IOException, InterruptedException {
        long deadlineNs = scene.clock.nowNs() + patience.toNanos();
        Books now = books();
        while (!wanted.test(now) && scene.clock.nowNs() < deadlineNs) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
            now = books();
        }
        return now;
    }

    private Books books() throws IOException, InterruptedException {
        return Books.of(server.ask(TortureServer.BOOKS, "show its books"));
    }
}
