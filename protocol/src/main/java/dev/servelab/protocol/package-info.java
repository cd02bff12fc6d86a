/**
 * The wire format, as a pure codec without sockets or threads, and the client library that speaks
 * it. Server, clients and load generator all use this one codec. Depends on the JDK alone.
 */
@NullMarked
package dev.servelab.protocol;

import org.jspecify.annotations.NullMarked;
