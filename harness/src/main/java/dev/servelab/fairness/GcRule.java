package dev.servelab.fairness;

import java.util.OptionalDouble;

/** Whether garbage collection stopped generator or server for more than it should. */
final class GcRule implements Rule {
    /** The 99th percentile is made of the worst 1 %: of the generator's pauses, beyond this. */
    private static final double MOST_OF_GENERATOR = 0.01;
    /** Its own garbage is part of a server; its heap, the same for all variants, is not. */
    private static final double MOST_OF_SERVER = 0.05;

    @Override
    public Judgement judge(Facts facts) {
        double seconds = facts.activity().seconds();
        OptionalDouble generator = share(facts.runtimes().generatorGcPauseS(), seconds);
        OptionalDouble server = share(facts.runtimes().serverGcPauseS(), seconds);
        if (generator.isEmpty() && server.isEmpty()) {
            return Judgement.notChecked("no pauses are known");
        }
        return Judgement.of(generator.orElse(0) <= MOST_OF_GENERATOR
                && server.orElse(0) <= MOST_OF_SERVER,
                "pauses: generator " + said(generator) + ", server " + said(server)
                        + " of the window");
    }

    @Override
    public String wanted() {
        return "at most " + Words.percent(MOST_OF_GENERATOR) + " of the generator, "
                + Words.percent(MOST_OF_SERVER) + " of the server";
    }

    private static OptionalDouble share(OptionalDouble pauseS, double seconds) {
        return pauseS.isEmpty()
                ? pauseS
                : OptionalDouble.of(pauseS.getAsDouble() / seconds);
    }

    private static String said(OptionalDouble share) {
        return share.isEmpty() ? "unknown" : Words.percent(share.getAsDouble());
    }
}
