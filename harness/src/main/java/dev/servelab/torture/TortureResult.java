package dev.servelab.torture;

import java.util.List;

/** How all variants have come through, in the plan's order. */
public record TortureResult(TorturePlan plan, List<VariantResult> variants) {
    public TortureResult {
        variants = List.copyOf(variants);
    }

    /** Whether all did. */
    public boolean held() {
        return variants.stream().allMatch(VariantResult::held);
    }

    /** Bodies that were not the file, of all variants. */
    public long wrong() {
        return variants.stream().mapToLong(variant -> variant.counts().wrong()).sum();
    }
}
