package dev.servelab.fairness;

import java.util.OptionalLong;

/** Whether requests began when they were meant to. */
final class LatenessRule implements Rule {
    /** A park that returns late costs about a tenth of this; a busy processor costs several. */
    private static final long MOST_US = 1_000;

    @Override
    public Judgement judge(Facts facts) {
        OptionalLong p99Us = facts.demand().latenessP99Us();
        if (p99Us.isEmpty()) {
            return Judgement.notChecked("a closed loop, or too few requests: no schedule to keep");
        }
        String observed = "99 % of the requests began at most " + Words.ms(p99Us.getAsLong())
                + " late";
        return p99Us.getAsLong() > MOST_US && !facts.runtimes().apart()
                ? Judgement.notChecked(observed + ": server and clients share the processors")
                : Judgement.of(p99Us.getAsLong() <= MOST_US, observed);
    }

    @Override
    public String wanted() {
        return "at most " + Words.ms(MOST_US);
    }
}
