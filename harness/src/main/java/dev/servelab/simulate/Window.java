package dev.servelab.simulate;

import dev.servelab.trace.RequestBatch;
import dev.servelab.trace.TraceReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Requests that follow each other, shared by all runs, which only read them. Large enough that a
 * run, once begun, has its own tables in the core's cache for some milliseconds. Filled by one
 * thread while nobody reads.
 */
final class Window {
    /** 65,536 requests: 1 MiB of keys and sizes. */
    private static final int BATCHES = 16;

    /** Made as they are needed: most traces of lessons and tests fit into one. */
    private final List<RequestBatch> batches = new ArrayList<>();
    private int filled;

    /** Reads on. Returns false if there was nothing left. */
    boolean fill(TraceReader reader) throws IOException {
        filled = 0;
        while (filled < BATCHES && reader.read(batch())) {
            filled++;
        }
        return filled > 0;
    }

    private RequestBatch batch() {
        if (filled == batches.size()) {
            batches.add(new RequestBatch());
        }
        return batches.get(filled);
    }

    int batchCount() {
        return filled;
    }

    RequestBatch batch(int i) {
        return batches.get(i);
    }

    /** Gives all requests to a run. */
    void feed(Run run) throws SimulationFailure {
        for (int i = 0; i < filled; i++) {
            RequestBatch batch = batches.get(i);
            run.take(batch.keys(), batch.sizes(), batch.count());
        }
    }
}
