package dev.servelab.selftest;

import dev.servelab.load.LoadGenerator;
import dev.servelab.load.LoadRun;
import dev.servelab.load.LoadSettings;
import dev.servelab.load.Target;
import dev.servelab.time.Clock;
import dev.servelab.workload.Workload;

/** What is put to the test: how load comes to a server, and what is recorded of it. */
interface Instrument {
    /** The one that all others are measured with. */
    Instrument OURS = (target, settings, workload) -> new LoadGenerator(target, settings,
            workload, Clock.SYSTEM);

    LoadRun load(Target target, LoadSettings settings, Workload workload);
}
