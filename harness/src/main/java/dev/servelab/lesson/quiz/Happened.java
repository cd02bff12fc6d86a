package dev.servelab.lesson.quiz;

import java.util.List;

/**
 * What one step did.
 *
 * @param outcome hit, miss, bypass; empty for the end of a transfer
 * @param left files that were evicted, in order
 * @param doomed all that were evicted and are still being sent, after the step
 * @param passedOver pinned files that lock-aware stepped over to find its victims
 * @param cached next victim first, with marks, after the step
 */
record Happened(Step step, String outcome, List<String> left, List<String> doomed,
        List<String> passedOver, List<String> cached) {
    Happened {
        left = List.copyOf(left);
        doomed = List.copyOf(doomed);
        passedOver = List.copyOf(passedOver);
        cached = List.copyOf(cached);
    }
}
