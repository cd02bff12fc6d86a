package dev.servelab.simulation;

import dev.servelab.cache.SimulatedCaches.Bug;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs simulations, each on a virtual thread, so that its coroutines cost little. */
final class Simulations {
    /**
     * What came of one seed.
     *
     * @param history another for every other course of events
     */
    record Result(Tally tally, long history) {}

    private Simulations() {}

    /** Throws {@link AssertionError} with all that is needed to see the same again. */
    static Result run(long seed, int events) {
        return run(seed, events, Bug.NONE);
    }

    static Result run(long seed, int events, Bug bug) {
        AtomicReference<@Nullable Result> result = new AtomicReference<>();
        AtomicReference<@Nullable AssertionError> failure = new AtomicReference<>();
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                result.set(runHere(seed, events, bug));
            } catch (AssertionError failed) {
                failure.set(failed);
            }
        });
        join(thread);
        AssertionError failed = failure.get();
        Result ended = result.get();
        if (failed != null || ended == null) {
            throw failed == null ? new AssertionError("seed " + seed + " has no end") : failed;
        }
        return ended;
    }

    private static Result runHere(long seed, int events, Bug bug) {
        try (Simulation simulation = new Simulation(seed, events, bug)) {
            try {
                simulation.run();
            } catch (RuntimeException | Error broken) {
                throw new AssertionError(describe(seed, events, simulation.event()) + broken,
                        broken);
            }
            return new Result(simulation.tally(), simulation.history());
        }
    }

    private static String describe(long seed, int events, int event) {
        return "seed " + seed + ", event " + event + " of " + events + ", commit " + commit()
                + "; again: ./mvnw -B verify -pl strategies -am -Dtest=SimulationTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dsimulation.seed=" + seed
                + " -Dsimulation.events=" + events + "\n";
    }

    private static String commit() {
        try {
            Process git = new ProcessBuilder("git", "rev-parse", "--short", "HEAD")
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String said = new String(git.getInputStream().readAllBytes(),
                    StandardCharsets.UTF_8).strip();
            return said.isEmpty() ? "unknown" : said;
        } catch (IOException noGit) {
            return "unknown";
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
    }
}
