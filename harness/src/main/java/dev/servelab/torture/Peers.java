package dev.servelab.torture;

import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets peers loose, a few at a time: with the clients they must not use a pool up. One thread. */
final class Peers {
    private static final int AT_MOST = 6;
    /** A peer that stalls takes more than a second; none takes half a minute. */
    private static final int LIMIT_S = 30;

    private final Scene scene;
    private final Semaphore free = new Semaphore(AT_MOST);

    Peers(Scene scene) {
        this.scene = scene;
    }

    /** False if there are as many as may be. */
    boolean loose(FaultKind kind, SplittableRandom random) {
        if (!free.tryAcquire()) {
            return false;
        }
        FaultyPeer peer = new FaultyPeer(scene, kind, random.split());
        Thread.ofVirtual().name("peer-" + kind.id()).start(() -> {
            try {
                peer.run();
            } finally {
                free.release();
            }
        });
        return true;
    }

    /** Waits for the last of them to be gone. */
    boolean awaitNone() throws InterruptedException {
        return free.tryAcquire(AT_MOST, LIMIT_S, TimeUnit.SECONDS);
    }
}
