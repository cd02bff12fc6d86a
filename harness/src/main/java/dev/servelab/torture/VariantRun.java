package dev.servelab.torture;

import dev.servelab.experiment.RunScope;
import dev.servelab.experiment.ServerFailure;
import dev.servelab.experiment.ServerJvm;
import dev.servelab.experiment.ServerProcess;
import dev.servelab.experiment.TemporaryFolder;
import dev.servelab.experiment.Variant;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * One variant from its start to its books at the end: files, a server in a JVM of its own, a
 * warm-up, the load with the faults beside it, the aftermath.
 */
final class VariantRun {
    /** Told what is being done, and how far it has come. */
    @FunctionalInterface
    interface Watcher {
        void see(String stage, TortureCounts counts);
    }

    /** So that the server has every thread and socket that it opens once and keeps. */
    private static final int WARM_UP_REQUESTS = 1_000;
    private static final int WATCH_MS = 250;
    /** A server that answers nothing right for so long will not begin to. */
    private static final long STANDSTILL_NS = TimeUnit.SECONDS.toNanos(60);

    private final TorturePlan plan;
    private final Variant variant;
    private final RunScope scope;
    private final Watcher watcher;
    private final Torture.Subject subject;
    private final SplittableRandom random;
    private final RunClock clock = new RunClock();
    /** Both 0 until then. */
    private long loadBeganNs;
    private long loadEndedNs;

    VariantRun(TorturePlan plan, Variant variant, RunScope scope, Watcher watcher,
            Torture.Subject subject) {
        this.plan = plan;
        this.variant = variant;
        this.scope = scope;
        this.watcher = watcher;
        this.subject = subject;
        this.random = new SplittableRandom(plan.seedOf(variant));
    }

    VariantResult run() throws IOException, InterruptedException {
        TemporaryFolder folder = scope.add(TemporaryFolder.create());
        try {
            FileSet files = FileSet.write(folder.path(), random.split());
            ServerProcess server = scope.add(ServerProcess.start(command(folder.path())));
            try {
                return torment(new Scene(server.address(), files, clock), server);
            } finally {
                scope.release(server);
            }
        } finally {
            scope.release(folder);
        }
    }

    private List<String> command(Path folder) {
        return ServerJvm.command(subject.mainClass(), TortureServer.arguments(folder,
                variant.strategy().spec(), variant.policy().spec(), plan.send(),
                random.nextLong()));
    }

    private VariantResult torment(Scene scene, ServerProcess server)
            throws IOException, InterruptedException {
        Closeable end = scope.add(scene::end); // before the files go, nobody may write any more
        List<String> leaks = new ArrayList<>();
        try {
            Aftermath aftermath = new Aftermath(scene, server, subject.patience());
            aftermath.fresh();
            warmUp(scene);
            aftermath.warm();
            load(scene, server);
            watcher.see("the last look", counts(scene));
            leaks.addAll(aftermath.check());
        } catch (ServerFailure failure) {
            leaks.add(String.valueOf(failure.getMessage()));
        } finally {
            scope.release(end);
        }
        server.errorOutput().stream().filter(VariantRun::isTrace).findFirst()
                .ifPresent(line -> leaks.add("the server said: " + line.strip()));
        return new VariantResult(variant, counts(scene), scene.tally.findings(), leaks);
    }

    /** What a server may never say, whatever is done to it. */
    private static boolean isTrace(String line) {
        return line.startsWith("\tat ") || line.startsWith("Exception in ");
    }

    private void warmUp(Scene scene) throws IOException, InterruptedException {
        Scene calm = scene.calm();
        watch(calm, new Goal(WARM_UP_REQUESTS, 0), "warming up");
        calm.tally.findings().forEach(scene.tally::find);
    }

    private void load(Scene scene, ServerProcess server)
            throws IOException, InterruptedException {
        Goal goal = plan.goal();
        FaultThread faults = new FaultThread(
                new FaultDriver(scene, goal, server, random.split()), scene);
        loadBeganNs = clock.nowNs();
        faults.start();
        try {
            watch(scene, goal, "under load");
        } finally {
            loadEndedNs = clock.nowNs();
            scene.end();
            faults.join();
        }
    }

    /** Runs the clients until the goal is reached, or no good can come of going on. */
    private void watch(Scene scene, Goal goal, String stage)
            throws IOException, InterruptedException {
        Load load = Load.start(scene, plan.clients(), random.split());
        long lastVerified = -1;
        long movedNs = clock.nowNs();
        while (!goal.isReached(scene) && !scene.tally.isHopeless() && !scene.isOver()) {
            long verified = scene.tally.verified();
            if (verified != lastVerified) {
                lastVerified = verified;
                movedNs = clock.nowNs();
            } else if (clock.nowNs() - movedNs > STANDSTILL_NS) {
                scene.tally.unexplained("nothing could be verified for "
                        + TimeUnit.NANOSECONDS.toSeconds(STANDSTILL_NS) + " s");
                break;
            }
            watcher.see(stage, counts(scene));
            scene.pause(WATCH_MS);
        }
        scene.end();
        if (!load.awaitEnd()) {
            scene.tally.unexplained("a client still waits for an answer");
        }
    }

    private TortureCounts counts(Scene scene) {
        long endNs = loadEndedNs == 0 ? clock.nowNs() : loadEndedNs;
        return scene.counts(loadBeganNs == 0 ? 0 : (endNs - loadBeganNs) / 1e9);
    }
}
