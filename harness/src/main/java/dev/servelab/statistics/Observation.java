package dev.servelab.statistics;

/**
 * The figure of one trial.
 *
 * @param round the block it ran in
 */
public record Observation(int round, Cell cell, double value) {}
