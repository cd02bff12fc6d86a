/**
 * Traces: what was asked for, request after request, read from a file, from standard input or drawn
 * by seed. Formats, packing, statistics, and a writer. Knows neither policies nor sockets;
 * {@code dev.servelab.simulate} plays traces, {@code dev.servelab.workload} asks servers for them.
 */
@NullMarked
package dev.servelab.trace;

import org.jspecify.annotations.NullMarked;
