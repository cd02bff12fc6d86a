package dev.servelab.torture;

import dev.servelab.experiment.ServerProcess;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws faults and has them done, as many for the requests that were verified so far as there are
 * to be for all of them. One thread.
 */
final class FaultDriver {
    private static final int IDLE_PAUSE_MS = 2;

    private final Scene scene;
    private final Goal goal;
    private final SplittableRandom random;
    private final FileFaults files;
    private final Peers peers;
    private final ServerFaults process;
    private final List<FaultKind> kinds;

    FaultDriver(Scene scene, Goal goal, ServerProcess server, SplittableRandom random)
            throws InterruptedException {
        this.scene = scene;
        this.goal = goal;
        this.random = random;
        this.files = new FileFaults(scene, random.split());
        this.peers = new Peers(scene);
        this.process = new ServerFaults(scene, server, random.split());
        this.kinds = Arrays.stream(FaultKind.values()).filter(process::isPossible).toList();
    }

    /** Does faults until all is over. */
    void run() throws IOException, InterruptedException {
        while (!scene.isOver()) {
            if (!goal.isFaultDue(scene) || !apply(draw())) {
                scene.pause(IDLE_PAUSE_MS);
            }
        }
    }

    /** Makes the files whole, and waits for the peers to be gone. */
    void restore() throws IOException, InterruptedException {
        files.restore();
        if (!peers.awaitNone()) {
            scene.tally.find("a peer is still there, half a minute after the last fault");
        }
    }

    private boolean apply(FaultKind kind) throws IOException, InterruptedException {
        return switch (kind.group()) {
            case PEER -> peers.loose(kind, random);
            case FILE -> files.apply(kind);
            case DISK, PROCESS -> {
                process.apply(kind);
                yield true;
            }
        };
    }

    private FaultKind draw() {
        int drawn = random.nextInt(kinds.stream().mapToInt(FaultKind::weight).sum());
        for (FaultKind kind : kinds) {
            drawn -= kind.weight();
            if (drawn < 0) {
                return kind;
            }
        }
        throw new AssertionError("beyond the last weight");
    }
}
