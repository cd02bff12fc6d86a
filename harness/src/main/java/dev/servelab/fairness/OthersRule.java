package dev.servelab.fairness;

import java.util.OptionalDouble;

/** Whether other processes took processor time. */
final class OthersRule implements Rule {
    /** What a result is "the same" within: others must not make more of a difference. */
    private static final double MOST = 0.05;

    @Override
    public Judgement judge(Facts facts) {
        OptionalDouble share = facts.activity().othersShare();
        if (share.isEmpty()) {
            return Judgement.notChecked(facts.activity().serverCpuS().isEmpty()
                    ? "what the server uses is not known here"
                    : "this system does not say how its processors spend their time");
        }
        return Judgement.of(share.getAsDouble() <= MOST, "other processes used "
                + Words.percent(share.getAsDouble()) + " of all processors");
    }

    @Override
    public String wanted() {
        return "at most " + Words.percent(MOST);
    }
}
