package dev.servelab.trace;

import dev.servelab.trace.TraceStatistics.Popularity;
import dev.servelab.trace.TraceStatistics.Sizes;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.LongStream;

/**
 * Makes {@link TraceStatistics} of the batches of a trace, one pass, in bounded memory. Exact up to
 * {@value #MOST_OBJECTS} objects, in at most 100 MiB. Where there are more, only those whose hash
 * ends in a zero bit are kept, then in two, and so on: a sample of the objects, each with all of
 * its requests; reuse distances are those within the sample, divided by its share. So does SHARDS
 * (C. Waldspurger and others, Efficient MRC Construction with SHARDS, FAST 2015). One thread.
 */
public final class TraceTally {
    static final int MOST_OBJECTS = 1 << 20;
    private static final int TOP = 10;
    private static final double PERCENT = 0.01;

    private final int mostObjects;
    private final ObjectTable objects = new ObjectTable();
    private final RecencyOrder order = new RecencyOrder();
    private final ReuseTally reuse = new ReuseTally();
    private long requests;
    private long bytesRequested;
    /** So many zeros the hashes of those kept end in. */
    private int zeros;

    /** Begins to count. */
    public TraceTally() {
        this(MOST_OBJECTS);
    }

    TraceTally(int mostObjects) {
        this.mostObjects = mostObjects;
    }

    /** Counts the requests of a batch. */
    public void add(RequestBatch batch) {
        long[] keys = batch.keys();
        long[] sizes = batch.sizes();
        for (int i = 0; i < batch.count(); i++) {
            bytesRequested += sizes[i];
            long hash = ObjectTable.hash(keys[i]);
            if (isKept(hash)) {
                int object = objects.find(keys[i], hash);
                if (object >= 0) {
                    again(object, sizes[i]);
                } else {
                    first(keys[i], hash, sizes[i]);
                }
            }
        }
        requests += batch.count();
    }

    private void again(int object, long size) {
        reuse.add((long) order.younger(object) << zeros, 1L << zeros);
        count(object, size);
    }

    private void first(long key, long hash, long size) {
        if (objects.size() == mostObjects) {
            halve();
        }
        if (isKept(hash)) {
            reuse.addFirst(1L << zeros);
            count(objects.add(key, hash), size);
        }
    }

    private void count(int object, long size) {
        objects.counts[object]++;
        objects.bytes[object] = size;
        order.touch(object);
    }

    private boolean isKept(long hash) {
        return (hash & (1L << zeros) - 1) == 0;
    }

    private void halve() {
        zeros++;
        int[] kept = new int[objects.size()];
        int left = 0;
        for (int object = 0; object < kept.length; object++) {
            kept[object] = isKept(ObjectTable.hash(objects.key(object))) ? left++ : -1;
        }
        objects.keep(kept);
        order.keep(kept);
    }

    /** What was counted so far; {@code reader} says what it left out. */
    public TraceStatistics statistics(TraceReader reader) {
        long[] counts = Arrays.copyOf(objects.counts, objects.size());
        long[] bytes = Arrays.copyOf(objects.bytes, objects.size());
        Arrays.sort(counts);
        Arrays.sort(bytes);
        return new TraceStatistics(requests, reader.skipped(), (long) counts.length << zeros,
                Arrays.stream(counts).filter(count -> count == 1).count() << zeros,
                bytesRequested, Arrays.stream(bytes).sum() << zeros, reader.hasSizes(),
                popularity(counts), reuse.reuse(), sizes(bytes), 1.0 / (1L << zeros));
    }

    private Popularity popularity(long[] ascending) {
        OptionalDouble topTen = zeros > 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(topShare(ascending, TOP));
        return new Popularity(topTen, topShare(ascending,
                (int) Math.ceil(ascending.length * PERCENT)), ZipfFit.of(ascending));
    }

    /** The share of the requests that go to so many objects. */
    private static double topShare(long[] ascending, int top) {
        long all = Arrays.stream(ascending).sum();
        LongStream most = Arrays.stream(ascending, Math.max(0, ascending.length - top),
                ascending.length);
        return all == 0 ? 0 : (double) most.sum() / all;
    }

    private static Sizes sizes(long[] ascending) {
        return ascending.length == 0
                ? new Sizes(0, 0, 0, 0, 0)
                : new Sizes(Arrays.stream(ascending).average().orElseThrow(),
                        quantile(ascending, 0.5), quantile(ascending, 0.9),
                        quantile(ascending, 0.99), ascending[ascending.length - 1]);
    }

    /** The smallest such that the share of them is as large or smaller. */
    private static long quantile(long[] ascending, double share) {
        return ascending[Math.max(0, (int) Math.ceil(ascending.length * share) - 1)];
    }
}
