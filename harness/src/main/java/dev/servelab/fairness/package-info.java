/**
 * The fairness gate: what the machine, the load generator and the server went through while
 * something was measured, and what of that would make the figures those of something else. Reads
 * {@code /proc} and {@code /sys}; knows nothing of servers or loads, whose figures
 * {@code dev.servelab.experiment} hands it, and which {@code dev.servelab.report} shows.
 */
@NullMarked
package dev.servelab.fairness;

import org.jspecify.annotations.NullMarked;
