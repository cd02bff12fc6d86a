package dev.servelab.fairness;

import java.util.OptionalLong;

/**
 * What was asked of a server in a window, and what came of it.
 *
 * @param backlog that the server was started with; empty for a server that was not ours to start
 * @param connectionsMost at once, scenery and all
 * @param connectionsOpened anew in the window; 0 if kept ones carried everything
 * @param issued requests begun
 * @param unanswered of them, open when the books were closed
 * @param noPort of them, failed because the generator's system had no local port left
 * @param latenessP99Us how late the generator was, in microseconds, at the 99th percentile; empty
 *        in closed loops, which have no schedule, and where there are too few to say
 * @param heldUp whether slow clients were there to hold the server up: what it then leaves
 *        unanswered is its result
 */
public record Demand(OptionalLong backlog, long connectionsMost, long connectionsOpened,
        long issued, long unanswered, long noPort, OptionalLong latenessP99Us,
        boolean heldUp) {}
