package dev.servelab.fairness;

import java.util.Set;

/** Whether processors keep their frequency, so that a variant is not slow because it idles. */
final class GovernorRule implements Rule {
    private static final String WANTED = "performance";

    @Override
    public Judgement judge(Facts facts) {
        Set<String> governors = facts.limits().governors();
        if (governors.isEmpty()) {
            return Judgement.notChecked("no cpufreq: a virtual machine, or not Linux");
        }
        return Judgement.of(governors.equals(Set.of(WANTED)), String.join(", ", governors));
    }

    @Override
    public String wanted() {
        return WANTED + " on every processor";
    }
}
