package dev.servelab.fairness;

import java.util.OptionalLong;

/** Whether a connection failed because the generator's side had no local port left. */
final class PortsRule implements Rule {
    @Override
    public Judgement judge(Facts facts) {
        Demand demand = facts.demand();
        OptionalLong ports = facts.limits().ports();
        String range = ports.isEmpty()
                ? ""
                : "; " + Words.count(ports.getAsLong(), "port") + " for each pair of addresses, "
                        + Words.count(demand.connectionsOpened(), "new connection");
        return Judgement.of(demand.noPort() == 0,
                Words.count(demand.noPort(), "connect") + " without a port" + range);
    }

    @Override
    public String wanted() {
        return "no connect fails for want of a port";
    }
}
