package dev.servelab.torture;

import dev.servelab.experiment.RunScope;
import dev.servelab.experiment.Variant;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Runs a plan, one variant after another. All that must not be left behind is in a scope's care. */
public final class Torture {
    private final TorturePlan plan;
    private final RunScope scope;
    private final TortureListener listener;
    private final String serverMain;

    /** Nothing is started yet. */
    public Torture(TorturePlan plan, RunScope scope, TortureListener listener) {
        this(plan, scope, listener, TortureServer.class.getName());
    }

    /** The same with servers of another main class: one in which a bug was planted. */
    Torture(TorturePlan plan, RunScope scope, TortureListener listener, String serverMain) {
        this.plan = plan;
        this.scope = scope;
        this.listener = listener;
        this.serverMain = serverMain;
    }

    /** Runs everything, on this thread and some more that end with it. */
    public TortureResult run() throws IOException, InterruptedException {
        List<Variant> variants = plan.variants();
        List<VariantResult> results = new ArrayList<>();
        for (Variant variant : variants) {
            int number = results.size() + 1;
            results.add(new VariantRun(plan, variant, scope, (stage, counts) -> listener
                    .progress(number, variants.size(), variant, stage, counts), serverMain)
                    .run());
        }
        return new TortureResult(plan, results);
    }
}
