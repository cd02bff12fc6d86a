/**
 * The server without sockets, disks and clocks of its own: cache, disk jobs, fronts and codec are
 * real; files, peers, the carrying out of jobs and time are simulated, one step at a time, and
 * everything that happens is drawn from a seed. A failure is replayed by its seed. Stands above
 * the front and the cache as the server does; nothing uses it.
 */
@NullMarked
package dev.servelab.simulation;

import org.jspecify.annotations.NullMarked;
