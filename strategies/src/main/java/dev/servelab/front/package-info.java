/**
 * What is said on a connection, as a state machine without I/O: fed with bytes and events it answers
 * with the next action, and never blocks. It knows no threads and no sockets; servers carry its
 * actions out. What is spoken is a {@code Wire}, the native one or HTTP, chosen by a connection's
 * first line; all else is the same for both. Below it is the cache.
 */
@NullMarked
package dev.servelab.front;

import org.jspecify.annotations.NullMarked;
