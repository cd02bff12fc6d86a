package dev.servelab.selftest;

import dev.servelab.fairness.Demand;
import dev.servelab.fairness.Facts;
import dev.servelab.fairness.Fairness;
import dev.servelab.fairness.Finding;
import dev.servelab.fairness.Limits;
import dev.servelab.fairness.Observation;
import dev.servelab.fairness.Runtimes;
import dev.servelab.load.ErrorClass;
import dev.servelab.load.Window;
import dev.servelab.selftest.reference.ReferenceProcess;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;

/** What went on beside a window: a figure that is off may be the machine's doing. */
final class Circumstances {
    private final ProcessHandle server;
    private final Observation before;

    static Circumstances before(ReferenceProcess server) throws IOException {
        return new Circumstances(server.handle()
                .orElseThrow(() -> new IOException("the reference server has ended")));
    }

    private Circumstances(ProcessHandle server) {
        this.server = server;
        this.before = Observation.now(server);
    }

    /** To be called as soon as the window is over. */
    List<Finding> judge(Window window) {
        return Fairness.judge(new Facts(Limits.of(server), Observation.now(server).since(before),
                demand(window), Runtimes.of(false,
                        OptionalDouble.of(window.generator().gcPauseS()),
                        OptionalDouble.empty())));
    }

    private static Demand demand(Window window) {
        Histogram latenessUs = window.timings().latenessUs();
        return new Demand(OptionalLong.empty(), window.generator().connectionsPeak(),
                window.timings().connectUs().getTotalCount(), window.issued(),
                window.unanswered(), window.errors().getOrDefault(ErrorClass.NO_PORT, 0L),
                latenessUs.getTotalCount() == 0
                        ? OptionalLong.empty()
                        : OptionalLong.of(latenessUs.getValueAtPercentile(99)),
                false);
    }
}
