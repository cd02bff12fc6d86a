package dev.servelab.fairness;

import java.util.OptionalLong;

/** Whether generator and server may have as many connections as they need. */
final class DescriptorsRule implements Rule {
    /** What a JVM has open beside connections: its jars, its pipes, the files that it reads. */
    private static final long BESIDE = 64;

    @Override
    public Judgement judge(Facts facts) {
        OptionalLong generator = facts.limits().generatorDescriptors();
        OptionalLong server = facts.limits().serverDescriptors();
        if (generator.isEmpty()) {
            return Judgement.notChecked("this system does not say how many files may be open");
        }
        long least = Math.min(generator.getAsLong(), server.orElse(Long.MAX_VALUE));
        String limits = "generator " + Words.count(generator.getAsLong())
                + (server.isEmpty() ? "" : ", server " + Words.count(server.getAsLong()));
        return Judgement.of(least >= facts.demand().connectionsMost() + BESIDE, limits + " for "
                + Words.count(facts.demand().connectionsMost(), "connection"));
    }

    @Override
    public String wanted() {
        return "a descriptor for each connection, and " + BESIDE + " beside them";
    }
}
