package dev.servelab.torture;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What every server of a campaign is run with, and what follows from it for those who judge. */
final class Conditions {
    /** Less than the files, more than each of them but one. */
    static final long CACHE_BYTES = 8L << 20;
    /** Short, so that stalled peers are cut while one looks. */
    static final Duration IDLE_TIMEOUT = Duration.ofSeconds(1);
    /** So short that replaced files are noticed, so long that most hits ask no directory. */
    static final Duration REVALIDATE = Duration.ofMillis(100);
    static final long IDLE_TIMEOUT_NS = IDLE_TIMEOUT.toNanos();
    /** More than a look-up takes, even if the process is stopped in the middle of it. */
    static final long LOOKUP_NS = TimeUnit.MILLISECONDS.toNanos(900);
    /** For so long after a change a client may be told what was before it. */
    static final long OLD_NS = REVALIDATE.toNanos() + LOOKUP_NS;
    /**
     * After so long without a change, whatever the server says of a file rewritten in place must be
     * the file as it is: a copy loaded within 2 s of a change is loaded anew after them; the rest
     * is for revalidation and for clocks that tick in milliseconds.
     */
    static final long REST_NS = TimeUnit.MILLISECONDS.toNanos(2_500);
    /** A fault of disk or process may still be felt so long after it has ended. */
    static final long AFTERMATH_NS = TimeUnit.SECONDS.toNanos(2);

    private Conditions() {}
}
