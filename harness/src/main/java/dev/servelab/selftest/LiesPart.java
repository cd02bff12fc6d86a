package dev.servelab.selftest;

import dev.servelab.load.ErrorClass;
import dev.servelab.load.Loop;
import dev.servelab.load.Window;
import dev.servelab.selftest.reference.Lie;
import dev.servelab.selftest.reference.ReferenceCounts;
import dev.servelab.selftest.reference.ReferenceProcess;
import java.io.IOException;
import java.util.List;

/** A server that lies in every other answer, and knows how often it told which lie. */
final class LiesPart implements Part {
    private static final int CLIENTS = 4;

    @Override
    public List<Reading> measure(Lab lab) throws IOException, InterruptedException {
        MeasuredRun run = lab.run("lying", ReferenceProcess::lying, new Loop.Closed(CLIENTS),
                lab.amounts().window());
        Window window = run.window();
        ReferenceCounts told = run.server();
        long corrupt = window.errors().getOrDefault(ErrorClass.CORRUPT, 0L);
        long cutShort = window.errors().getOrDefault(ErrorClass.SHORT, 0L);
        return List.of(
                exact("true answers", told.told(Lie.NONE), window.ok()),
                exact("answers with wrong bytes",
                        told.told(Lie.FLIPPED) + told.told(Lie.SWAPPED), corrupt),
                exact("answers that were too short",
                        told.told(Lie.HALF) + told.told(Lie.CUT), cutShort),
                exact("anything else", 0, window.errorCount() - corrupt - cutShort
                        + window.unanswered()));
    }

    private static Reading exact(String what, long told, long counted) {
        return new Reading(what, Format.count(told), Format.count(counted), told == counted);
    }
}
