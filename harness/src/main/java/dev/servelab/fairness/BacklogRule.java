package dev.servelab.fairness;

import java.util.OptionalLong;

/** Whether the queue of connections that wait to be accepted was as long as asked, and enough. */
final class BacklogRule implements Rule {
    @Override
    public Judgement judge(Facts facts) {
        OptionalLong asked = facts.demand().backlog();
        OptionalLong allowed = facts.limits().backlog();
        OptionalLong overflows = facts.activity().listenOverflows();
        if (asked.isPresent() && allowed.isPresent()
                && asked.getAsLong() > allowed.getAsLong()) {
            return Judgement.of(false, "backlog " + Words.count(asked.getAsLong())
                    + " was cut to net.core.somaxconn " + Words.count(allowed.getAsLong()));
        }
        if (overflows.isEmpty()) {
            return Judgement.notChecked("this system does not count listen overflows");
        }
        return Judgement.of(overflows.getAsLong() == 0,
                Words.count(overflows.getAsLong(), "listen overflow"));
    }

    @Override
    public String wanted() {
        return "no overflow, and a backlog that the system grants";
    }
}
