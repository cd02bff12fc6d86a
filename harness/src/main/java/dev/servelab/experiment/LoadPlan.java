package dev.servelab.experiment;

import dev.servelab.load.Connections;
import dev.servelab.load.LoadSettings;
import dev.servelab.load.Loop;
import dev.servelab.workload.WorkFile;
import java.time.Duration;
import java.util.List;

/**
 * How the servers of a scene are asked, before it is known which files there are.
 *
 * @param timeout after which a client gives a silent server up
 * @param verify  whether the content of each answer is checked
 */
public record LoadPlan(Loop loop, Connections connections, Duration timeout, boolean verify,
        List<SceneryPlan> scenery) {
    /** Copies. */
    public LoadPlan {
        scenery = List.copyOf(scenery);
    }

    /** The usual timeout, every answer verified, nobody else there. */
    public static LoadPlan of(Loop loop, Connections connections) {
        return new LoadPlan(loop, connections, LoadSettings.DEFAULT_TIMEOUT, true, List.of());
    }

    /** The same with another loop. */
    public LoadPlan with(Loop other) {
        return new LoadPlan(other, connections, timeout, verify, scenery);
    }

    /** How many streams of requests there are: one for each client, one for all arrivals. */
    int streams() {
        return switch (loop) {
            case Loop.Closed closed -> closed.clients();
            case Loop.Open open -> 1;
        };
    }

    /** What is done with these files. */
    LoadSettings settings(List<WorkFile> files) {
        return new LoadSettings(loop, connections, timeout,
                scenery.stream().map(plan -> plan.among(files)).toList(), verify);
    }
}
