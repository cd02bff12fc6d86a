package dev.servelab.torture;

import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What all who act on one server share. Thread-safe. */
final class Scene {
    final InetSocketAddress server;
    final FileSet files;
    final RunClock clock;
    final Judge judge = new Judge();
    final Tally tally = new Tally();
    final Counts<FaultKind> faults = new Counts<>(FaultKind.class);
    private final CountDownLatch over = new CountDownLatch(1);

    Scene(InetSocketAddress server, FileSet files, RunClock clock) {
        this.server = server;
        this.files = files;
        this.clock = clock;
    }

    /** The same server and files without faults, counted apart. */
    Scene calm() {
        return new Scene(server, files, clock);
    }

    TortureCounts counts(double seconds) {
        return new TortureCounts(tally.verified(), tally.bytes(), faults.byKind(),
                tally.failures(), tally.wrong(), tally.unexplained(), seconds);
    }

    /** Nothing new is begun from now on. */
    void end() {
        over.countDown();
    }

    boolean isOver() {
        return over.getCount() == 0;
    }

    /** Lets time pass, less of it once all is over. */
    void pause(long ms) throws InterruptedException {
        over.await(ms, TimeUnit.MILLISECONDS);
    }
}
