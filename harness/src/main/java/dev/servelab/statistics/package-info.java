/**
 * What figures are worth: intervals, verdicts and sentences, whether a warm-up is over, when enough
 * rounds are run, and what a queue should do in theory. Pure numbers: knows no server, no clock and
 * no file. Asked by {@code dev.servelab.experiment} and {@code dev.servelab.report}.
 */
@NullMarked
package dev.servelab.statistics;

import org.jspecify.annotations.NullMarked;
