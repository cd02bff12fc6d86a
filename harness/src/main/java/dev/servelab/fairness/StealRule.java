package dev.servelab.fairness;

import java.util.OptionalDouble;

/** Whether the host of a virtual machine ran something else meanwhile. */
final class StealRule implements Rule {
    /** The 99th percentile is made of the worst 1 %: of the host's doings, if it takes as much. */
    private static final double MOST = 0.01;

    @Override
    public Judgement judge(Facts facts) {
        OptionalDouble share = facts.activity().stealShare();
        return share.isEmpty()
                ? Judgement.notChecked(
                        "this system does not say how its processors spend their time")
                : Judgement.of(share.getAsDouble() <= MOST, "the host took "
                        + Words.percent(share.getAsDouble()) + " of all processors");
    }

    @Override
    public String wanted() {
        return "at most " + Words.percent(MOST);
    }
}
