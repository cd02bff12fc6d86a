package dev.servelab.fairness;

/** Whether nearly every request had an answer, so that the figures are about all of them. */
final class UnansweredRule implements Rule {
    /** Beyond it, a 99th percentile would be about the others. */
    private static final double MOST = 0.01;

    @Override
    public Judgement judge(Facts facts) {
        Demand demand = facts.demand();
        if (demand.issued() == 0) {
            return Judgement.notChecked("no request was made");
        }
        double share = (double) demand.unanswered() / demand.issued();
        String observed = Words.percent(share) + " of "
                + Words.count(demand.issued(), "request") + " unanswered";
        return demand.heldUp() && share > MOST
                ? Judgement.notChecked(
                        observed + ": slow clients held this server up, which is its result")
                : Judgement.of(share <= MOST, observed);
    }

    @Override
    public String wanted() {
        return "at most " + Words.percent(MOST);
    }
}
