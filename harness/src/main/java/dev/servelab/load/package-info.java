/**
 * The load: one thread and a selector ({@code EventLoop}) move all connections ({@code Link}); what
 * is said on one is a machine without I/O ({@code Exchange}: our wire, HTTP/1.1), when requests start
 * is decided by a {@code Driver} (closed or open loop), and each ends in the {@code Book} as ok, as
 * an error of a named class, or as unanswered. {@link dev.servelab.load.LoadGenerator} puts them
 * together. Asks for the files of {@code dev.servelab.workload}; launched and summed up by
 * {@code dev.servelab.experiment}.
 */
@NullMarked
package dev.servelab.load;

import org.jspecify.annotations.NullMarked;
