package dev.servelab.simulation;

import java.io.IOException;

/** What befalls a call to the file system, before and after it has done what it does. */
final class FaultyCalls {
    private static final int ERRORS_PER_MILLE = 15;
    private static final int BREAKS_PER_MILLE = 4;

    private final Draw draw;
    private final Scenario scenario;
    private final Jobs jobs;
    private boolean over;

    /** What no caller reckons with. */
    static final class SimulatedBreak extends RuntimeException {
        private static final long serialVersionUID = 1;

        SimulatedBreak() {
            super("simulated", null, false, false);
        }
    }

    FaultyCalls(Draw draw, Scenario scenario, Jobs jobs) {
        this.draw = draw;
        this.scenario = scenario;
        this.jobs = jobs;
    }

    /** From now on every call does at once what it should. */
    void stop() {
        over = true;
    }

    /** May last, and may fail. */
    void begin(NamedFile file) throws IOException {
        pause();
        fail(file);
    }

    /** May last on, with what it has done done, and may fail in spite of it. */
    void end(NamedFile file) throws IOException {
        pause();
        fail(file);
    }

    void pause() {
        while (has(Trouble.SLOW_CALLS) && draw.percent(scenario.pausesPercent())
                && jobs.pause()) {
            // the next
        }
    }

    boolean isExhausted(NamedFile file) {
        boolean exhausted = has(Trouble.EXHAUSTION) && draw.perMille(ERRORS_PER_MILLE);
        if (exhausted) {
            file.exhausted();
        }
        return exhausted;
    }

    int shorten(int most) {
        return most > 1 && has(Trouble.SHORT_READS) && draw.percent(40)
                ? draw.between(1, most)
                : most;
    }

    private void fail(NamedFile file) throws IOException {
        if (has(Trouble.IO_ERRORS) && draw.perMille(ERRORS_PER_MILLE)) {
            file.fault();
            throw new IOException("the simulated disk failed");
        }
        if (has(Trouble.BROKEN_CALLS) && draw.perMille(BREAKS_PER_MILLE)) {
            file.fault();
            throw new SimulatedBreak();
        }
    }

    private boolean has(Trouble trouble) {
        return !over && scenario.has(trouble);
    }
}
