package dev.servelab.load;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What the scenery has done so far. Written by its thread, read by any. */
final class SceneryTally {
    private final AtomicLong transfers = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicInteger pinsLost = new AtomicInteger();

    void received(long count) {
        bytes.addAndGet(count);
    }

    void transferred() {
        transfers.incrementAndGet();
    }

    void failed(boolean pinLost) {
        failed.incrementAndGet();
        if (pinLost) {
            pinsLost.incrementAndGet();
        }
    }

    SceneryCounts counts(int clients) {
        return new SceneryCounts(clients, transfers.get(), bytes.get(), failed.get(),
                pinsLost.get());
    }
}
