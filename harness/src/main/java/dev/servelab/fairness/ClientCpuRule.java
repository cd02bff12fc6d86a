package dev.servelab.fairness;

import java.util.OptionalDouble;

/** Whether the generator had processor time to spare, so that it was the server that was slow. */
final class ClientCpuRule implements Rule {
    /** Queues before a server that is this busy are ten times as long as the service. */
    private static final double MOST = 0.9;

    @Override
    public Judgement judge(Facts facts) {
        OptionalDouble cpuS = facts.activity().generatorCpuS();
        if (cpuS.isEmpty()) {
            return Judgement.notChecked("what the generator uses is not known here");
        }
        int processors = facts.runtimes().generatorProcessors();
        double share = cpuS.getAsDouble() / (facts.activity().seconds() * processors);
        String observed = "the generator used " + Words.percent(share) + " of "
                + Words.count(processors, "processor");
        return facts.runtimes().apart()
                ? Judgement.of(share <= MOST, observed)
                : Judgement.notChecked(observed + ", which the server shares");
    }

    @Override
    public String wanted() {
        return "at most " + Words.percent(MOST) + " of processors of its own";
    }
}
