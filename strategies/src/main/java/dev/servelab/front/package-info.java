/**
 * What is said on a connection, as a state machine without I/O: fed with bytes and events it answers
 * with the next action, and never blocks. It knows no threads and no sockets; servers carry its
 * actions out. Below it is the cache.
 */
@NullMarked
package dev.servelab.front;

import org.jspecify.annotations.NullMarked;
