package dev.servelab.selftest;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param warmUp before each window; may be zero
 * @param window of what needs no long one
 * @param queue window of the queue, whose figures wander: ten times as long, a third of the error
 * @param freeze window of the frozen server: a tenth of it, then three tenths
 */
record Amounts(Duration warmUp, Duration window, Duration queue, Duration freeze) {
    /** Enough for what is claimed, in less than a minute. */
    static final Amounts FULL = new Amounts(Duration.ofSeconds(1), Duration.ofSeconds(2),
            Duration.ofSeconds(20), Duration.ofSeconds(10));
}
