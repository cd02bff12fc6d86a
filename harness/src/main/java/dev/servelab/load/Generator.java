package dev.servelab.load;

/**
 * What the generator says of itself in one window.
 *
 * @param connectionsPeak most connections open at once, without the scenery's
 * @param capped requests that had to wait for a connection because of the cap
 * @param cpuS processor time of the threads that make load and scenery; not a number where the
 *        system does not tell
 * @param gcPauseS time in which the garbage collector of this process had stopped it, to the
 *        millisecond
 * @param requestsLost by the sink, in the window: not in its list, and yet in all figures
 */
public record Generator(int connectionsPeak, long capped, double cpuS, double gcPauseS,
        long requestsLost) {}
