/**
 * What a server under test knows of itself: the time of each request in parts that add up, the delay
 * of a virtual thread that wakes each millisecond, and what its JVM did. Switched on by the harness
 * alone. The front holds a {@link dev.servelab.telemetry.Stopwatch} for each connection; the harness
 * asks by the lifeline, never on the port under test.
 */
@NullMarked
package dev.servelab.telemetry;

import org.jspecify.annotations.NullMarked;
