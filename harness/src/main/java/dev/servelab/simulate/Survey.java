package dev.servelab.simulate;

import dev.servelab.eviction.KeyIndex;
import dev.servelab.trace.RequestBatch;
import dev.servelab.trace.TraceReader;
import dev.servelab.trace.TraceSource;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a first reading of a trace found, for those who must know before they begin: how much there
 * is to cache, and when each object comes again. It takes 40 bytes or so for each object, and 4 for
 * each request if next uses are asked for.
 *
 * @param requests  all of them
 * @param objects   different keys
 * @param bytes     of all objects, each with the size it had first
 * @param nextUses  null if they were not asked for
 */
record Survey(long requests, long objects, long bytes, @Nullable NextUses nextUses) {
    /** Nothing was looked at. */
    static final Survey NONE = new Survey(0, 0, 0, null);

    /** How much there is to cache: in a cache as large every object is missed once. */
    long footprint(Unit unit) {
        return unit == Unit.OBJECTS ? objects : bytes;
    }

    /**
     * Reads a whole trace.
     *
     * @throws SimulationFailure if next uses are wanted, and do not fit in the heap
     */
    static Survey of(TraceSource source, NextUses.Wanted wanted, Progress progress)
            throws IOException, SimulationFailure {
        Reading reading = new Reading(source.name(), wanted);
        RequestBatch batch = new RequestBatch();
        try (TraceReader reader = source.open()) {
            while (reader.read(batch)) {
                reading.add(batch);
                progress.read(Progress.Stage.SURVEY, reading.requests, reader.shareRead());
            }
        }
        return new Survey(reading.requests, reading.index.size(), reading.bytes, reading.nextUses);
    }

    /** Under way. Objects are numbered as they come. */
    private static final class Reading {
        private final String name;
        private final NextUses.Wanted wanted;
        private @Nullable NextUses nextUses;
        private final KeyIndex index = new KeyIndex();
        /** By object: the position of the last request for it. */
        private int[] lastUse = new int[16];
        private long requests;
        private long bytes;

        Reading(String name, NextUses.Wanted wanted) {
            this.name = name;
            this.wanted = wanted;
            this.nextUses = wanted == NextUses.Wanted.NO ? null : new NextUses();
        }

        void add(RequestBatch batch) throws SimulationFailure {
            if (nextUses != null && !wanted.fit(requests + batch.count())) {
                giveUpNextUses();
            }
            for (int i = 0; i < batch.count(); i++) {
                add(batch.keys()[i], batch.sizes()[i]);
            }
            requests += batch.count();
        }

        private void add(long key, long size) {
            int object = index.find(key);
            boolean first = object == KeyIndex.ABSENT;
            if (first) {
                object = index.size();
                index.add(key, object);
                bytes += size;
            }
            if (nextUses != null) {
                int last = first ? -1 : lastUse[object];
                if (object == lastUse.length) {
                    lastUse = Arrays.copyOf(lastUse, 2 * object);
                }
                lastUse[object] = nextUses.add(last);
            }
        }

        private void giveUpNextUses() throws SimulationFailure {
            nextUses = null;
            if (wanted == NextUses.Wanted.YES) {
                throw SimulationFailure.ofMemory(name + ": opt needs 4 bytes for each request, and "
                        + "there are more than " + requests, "leave opt out of --policies");
            }
        }
    }
}
