package dev.servelab.server;

import dev.servelab.protocol.WireNames;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Says once, on standard error, that a policy from a file has broken a rule. Asked again and again
 * by the timekeeper, which must not wait for whoever reads standard error: a thread of its own
 * writes the line.
 */
final class PolicyReport implements Runnable {
    private final String policy;
    private final Supplier<@Nullable String> broken;
    private boolean said;

    /** @param broken the rule, or null while there is none */
    PolicyReport(String policy, Supplier<@Nullable String> broken) {
        this.policy = policy;
        this.broken = broken;
    }

    @Override
    public void run() {
        String rule = said ? null : broken.get();
        if (rule != null) {
            said = true;
            Thread.ofPlatform().daemon().name("policy-report").start(() -> System.err.println(
                    "servelab: policy " + policy + " broke a rule, the cache goes on as fifo: "
                            + WireNames.escape(rule)));
        }
    }
}
