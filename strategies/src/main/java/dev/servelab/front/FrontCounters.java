package dev.servelab.front;

import java.util.concurrent.atomic.LongAdder;

/** What connections count. */
public final class FrontCounters {
    /** Connections ended because their time was over. */
    public final LongAdder timeouts = new LongAdder();
    /** Requests over HTTP, malformed ones too. Moves when one has been read. */
    public final LongAdder httpRequests = new LongAdder();
    /** Answers that were begun and not finished, whoever broke off. */
    public final LongAdder aborted = new LongAdder();
    /** Bytes of bodies. Moves when an answer ends. */
    public final LongAdder bytesSent = new LongAdder();
}
