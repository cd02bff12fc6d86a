package dev.servelab.experiment;

import dev.servelab.fairness.Demand;
import dev.servelab.fairness.Facts;
import dev.servelab.fairness.Fairness;
import dev.servelab.fairness.Finding;
import dev.servelab.fairness.Runtimes;
import dev.servelab.load.ErrorClass;
import dev.servelab.load.Loop;
import dev.servelab.load.SceneryCounts;
import dev.servelab.load.Window;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Puts what was seen in a window before the fairness gate. */
final class Judge {
    private final Scene scene;
    private final Processors processors;

    Judge(Scene scene, Processors processors) {
        this.scene = scene;
        this.processors = processors;
    }

    List<Finding> judge(Window window, SceneryCounts scenery, Watched watched) {
        Runtimes runtimes = new Runtimes(Runtime.getRuntime().availableProcessors(),
                processors.apart(), OptionalDouble.of(window.generator().gcPauseS()),
                watched.side().map(side -> OptionalDouble.of(side.gcPauseS()))
                        .orElse(OptionalDouble.empty()));
        return Fairness.judge(new Facts(watched.limits(), watched.activity(),
                demand(window, scenery), runtimes));
    }

    private Demand demand(Window window, SceneryCounts scenery) {
        OptionalLong lateness = window.loop() instanceof Loop.Open
                ? new Latencies(window.timings().latenessUs()).percentileUs(99)
                : OptionalLong.empty();
        return new Demand(scene.backlog(),
                window.generator().connectionsPeak() + (long) scenery.clients(),
                window.timings().connectUs().getTotalCount(), window.issued(),
                window.unanswered(), window.errors().getOrDefault(ErrorClass.NO_PORT, 0L),
                lateness, scenery.clients() > 0);
    }
}
