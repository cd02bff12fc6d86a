/**
 * Servers: what accepts connections, and in which thread each is run. {@link
 * dev.servelab.server.StrategyServer} is the seam, {@link dev.servelab.server.Strategy} the
 * catalogue; each strategy is one short class. What is said on a connection is the business of
 * {@code dev.servelab.front}. {@link dev.servelab.server.FileServer} puts everything together.
 */
@NullMarked
package dev.servelab.server;

import org.jspecify.annotations.NullMarked;
