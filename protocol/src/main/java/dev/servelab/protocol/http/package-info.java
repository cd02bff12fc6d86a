/**
 * HTTP/1.1 as text (RFC 9110, RFC 9112): heads of requests parsed, targets decoded to names,
 * conditions and ranges decided, heads of answers written. Pure: no sockets, no clock, no threads,
 * no cache. The server's front says with it what the native wire says with the package above.
 */
@NullMarked
package dev.servelab.protocol.http;

import org.jspecify.annotations.NullMarked;
