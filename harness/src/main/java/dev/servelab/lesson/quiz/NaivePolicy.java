package dev.servelab.lesson.quiz;

/**
 * A policy as it is named on a paper.
 *
 * @param lockAware whether files that are being sent are passed over
 */
record NaivePolicy(NaiveOrder order, boolean lockAware) {
    static NaivePolicy of(NaiveOrder order) {
        return new NaivePolicy(order, false);
    }

    String id() {
        return lockAware ? "lock-aware:" + order.id() : order.id();
    }
}
