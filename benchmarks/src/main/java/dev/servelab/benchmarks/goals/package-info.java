/**
 * What {@code benchmarks/peers/run} has measured, told: figures of servers that took turns are read,
 * become ratios with intervals, are printed as tables, and are judged by the goals. Measures nothing
 * itself; the loads are in {@code race}. Intervals are those of {@code dev.servelab.statistics}.
 */
@NullMarked
package dev.servelab.benchmarks.goals;

import org.jspecify.annotations.NullMarked;
