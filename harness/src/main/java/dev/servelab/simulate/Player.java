package dev.servelab.simulate;

import dev.servelab.trace.RequestBatch;
import dev.servelab.trace.TraceReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * One reading of a trace for many runs, on all cores. The caller's thread reads a window of
 * requests while the workers give the one before it to the runs; whoever is free takes the next
 * run. A run gets every window, in order, from one worker at a time, so that the outcome does not
 * depend on how many there are. Two windows are all that is held of the trace.
 */
final class Player {
    private final List<Run> runs;
    private final Consumer<RequestBatch> beside;
    private final Progress progress;
    private long requests;
    private long bytesRequested;

    /** @param beside is given every batch, too, by the caller's thread */
    Player(List<Run> runs, Consumer<RequestBatch> beside, Progress progress) {
        this.runs = runs;
        this.beside = beside;
        this.progress = progress;
    }

    long requests() {
        return requests;
    }

    long bytesRequested() {
        return bytesRequested;
    }

    /** Reads to the end. Once. */
    void play(TraceReader reader) throws IOException, InterruptedException, SimulationFailure {
        int workers = Math.min(runs.size(), Runtime.getRuntime().availableProcessors());
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, workers),
                Thread.ofPlatform().daemon().name("simulate-", 1).factory());
        try (pool) {
            play(reader, pool);
        }
    }

    private void play(TraceReader reader, ExecutorService pool)
            throws IOException, InterruptedException, SimulationFailure {
        Window next = new Window();
        Window played = new Window();
        List<Future<?>> playing = List.of();
        while (next.fill(reader)) {
            count(next);
            await(playing);
            Window ready = next;
            playing = runs.stream().<Future<?>>map(run -> pool.submit(() -> {
                ready.feed(run);
                return run;
            })).toList();
            next = played;
            played = ready;
            progress.read(Progress.Stage.SIMULATION, requests, reader.shareRead());
        }
        await(playing);
    }

    private void count(Window window) {
        for (int i = 0; i < window.batchCount(); i++) {
            RequestBatch batch = window.batch(i);
            requests += batch.count();
            for (int j = 0; j < batch.count(); j++) {
                bytesRequested += batch.sizes()[j];
            }
            beside.accept(batch);
        }
    }

    private SimulationFailure failed(Throwable failure) {
        return switch (failure) {
            case SimulationFailure known -> known;
            case OutOfMemoryError full -> SimulationFailure.ofMemory("there are " + runs.size()
                    + " caches to simulate at once", "ask for fewer policies or smaller --sizes");
            default -> SimulationFailure.of("failed: " + failure, failure);
        };
    }

    /** Waits for all, so that nobody reads a window that is filled anew. */
    private void await(List<Future<?>> playing)
            throws InterruptedException, SimulationFailure {
        List<Throwable> failures = new ArrayList<>();
        for (Future<?> each : playing) {
            try {
                each.get();
            } catch (ExecutionException e) {
                failures.add(e.getCause() == null ? e : e.getCause());
            }
        }
        for (Throwable failure : failures) {
            throw failed(failure);
        }
    }
}
