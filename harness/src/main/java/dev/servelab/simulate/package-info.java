/**
 * Policies against a trace of requests, without sockets: the same {@code
 * dev.servelab.eviction.EvictionPolicy} objects that run in the live cache, every policy at every
 * size over one reading of the trace, exactly. Also Belady's two policies, which know the future
 * and so exist only here. Reads requests through {@code dev.servelab.trace}; what comes out is a
 * list of {@code Cell}, which {@code dev.servelab.report} writes down.
 */
@NullMarked
package dev.servelab.simulate;

import org.jspecify.annotations.NullMarked;
