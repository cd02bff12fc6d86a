package dev.servelab.simulate;

import dev.servelab.trace.RequestBatch;
import dev.servelab.trace.TraceReader;
import java.io.IOException;
import java.util.stream.IntStream;

/**
 * Requests that follow each other, shared by all runs, which only read them. Large enough that a
 * run, once begun, has its own tables in the core's cache for some milliseconds. Filled by one
 * thread while nobody reads.
 */
final class Window {
    /** 65,536 requests: 1 MiB of keys and sizes. */
    private static final int BATCHES = 16;

    private final RequestBatch[] batches = IntStream.range(0, BATCHES)
            .mapToObj(i -> new RequestBatch()).toArray(RequestBatch[]::new);
    private int filled;

    /** Reads on. Returns false if there was nothing left. */
    boolean fill(TraceReader reader) throws IOException {
        filled = 0;
        while (filled < BATCHES && reader.read(batches[filled])) {
            filled++;
        }
        return filled > 0;
    }

    int batchCount() {
        return filled;
    }

    RequestBatch batch(int i) {
        return batches[i];
    }

    /** Gives all requests to a run. */
    void feed(Run run) throws SimulationFailure {
        for (int i = 0; i < filled; i++) {
            run.take(batches[i].keys(), batches[i].sizes(), batches[i].count());
        }
    }
}
