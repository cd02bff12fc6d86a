package dev.servelab.torture;

import dev.servelab.experiment.RunScope;
import dev.servelab.experiment.Variant;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs a plan, one variant after another. All that must not be left behind is in a scope's care. */
public final class Torture {
    /**
     * What is tormented.
     *
     * @param mainClass as {@link TortureServer} is one
     * @param patience how long it may take at the end to give everything back
     */
    record Subject(String mainClass, Duration patience) {
        /** The server. */
        static final Subject SERVER = new Subject(TortureServer.class.getName(),
                Duration.ofSeconds(5));
    }

    private final TorturePlan plan;
    private final RunScope scope;
    private final TortureListener listener;
    private final Subject subject;

    /** Nothing is started yet. */
    public Torture(TorturePlan plan, RunScope scope, TortureListener listener) {
        this(plan, scope, listener, Subject.SERVER);
    }

    /** The same with other servers: some in which a bug was planted. */
    Torture(TorturePlan plan, RunScope scope, TortureListener listener, Subject subject) {
        this.plan = plan;
        this.scope = scope;
        this.listener = listener;
        this.subject = subject;
    }

    /** Runs everything, on this thread and some more that end with it. */
    public TortureResult run() throws IOException, InterruptedException {
        List<Variant> variants = plan.variants();
        List<VariantResult> results = new ArrayList<>();
        for (Variant variant : variants) {
            int number = results.size() + 1;
            results.add(new VariantRun(plan, variant, scope, (stage, counts) -> listener
                    .progress(number, variants.size(), variant, stage, counts), subject)
                    .run());
        }
        return new TortureResult(plan, results);
    }
}
