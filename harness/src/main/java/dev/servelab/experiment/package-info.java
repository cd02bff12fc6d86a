/**
 * Experiments: which variants, in which order, each in a JVM of its own; what the clients, the
 * server and the system counted in each trial, and what that sums up to. Drives
 * {@code dev.servelab.load}; {@code dev.servelab.report} writes down what comes of it.
 */
@NullMarked
package dev.servelab.experiment;

import org.jspecify.annotations.NullMarked;
