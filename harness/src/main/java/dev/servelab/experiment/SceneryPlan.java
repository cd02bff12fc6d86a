package dev.servelab.experiment;

import dev.servelab.load.Scenery;
import dev.servelab.workload.WorkFile;
import java.util.List;

/**
 * Clients that are scenery, before it is known which files there are.
 *
 * @param bytesPerSec as {@link Scenery} says
 * @param leastBytes  they ask for files of at least so many bytes; if there are none, for any
 */
public record SceneryPlan(Scenery.Kind kind, int count, long bytesPerSec, long leastBytes) {
    /** Refuses what {@link Scenery} would. */
    public SceneryPlan {
        Scenery.check(kind, count, bytesPerSec);
    }

    /** The same with files to ask for. */
    Scenery among(List<WorkFile> files) {
        List<WorkFile> large = WorkFile.atLeast(leastBytes, files);
        return new Scenery(kind, count, bytesPerSec, large.isEmpty() ? files : large);
    }
}
