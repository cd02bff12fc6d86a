/**
 * Recordings of a live cache: what it was asked, what it asked its order, and what the order
 * answered, call by call, in a file. Written under the cache's lock without ever waiting; read back
 * to drive the same order again ({@link dev.servelab.record.Replay}) or to simulate others with the
 * same requests. The cache above calls it; it knows orders and clocks, and no cache.
 */
@NullMarked
package dev.servelab.record;

import org.jspecify.annotations.NullMarked;
