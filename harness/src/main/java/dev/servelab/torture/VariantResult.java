package dev.servelab.torture;

import dev.servelab.experiment.Variant;
import java.util.List;

/**
 * How one variant has come through.
 *
 * @param findings what was wrong and what no fault explains, the first of them, for people
 * @param leaks what is not as it was at the start, and what else failed at the end
 */
public record VariantResult(Variant variant, TortureCounts counts, List<String> findings,
        List<String> leaks) {
    public VariantResult {
        findings = List.copyOf(findings);
        leaks = List.copyOf(leaks);
    }

    /** Nothing wrong, nothing unexplained, nothing left behind. */
    public boolean held() {
        return counts.wrong() == 0 && counts.unexplained() == 0 && findings.isEmpty()
                && leaks.isEmpty();
    }
}
