package dev.servelab.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * When each request's object is asked for again, by the request's position in the trace. Filled in
 * one pass: a request tells the one before it, for the same key, where it stands. Takes 4 bytes for
 * each request, and while it is filled 24 or so for each object. Filled by one thread, then read
 * by many.
 */
final class NextUses {
    /** Whether a survey is to find them, and how much of the heap they may take. */
    enum Wanted {
        NO(0), IF_THEY_FIT(0.2), YES(0.6);

        private final double shareOfHeap;

        Wanted(double shareOfHeap) {
            this.shareOfHeap = shareOfHeap;
        }

        /** Whether so many requests can be numbered, and leave room in the heap for the caches. */
        boolean fit(long requests) {
            return requests < NEVER
                    && requests * Integer.BYTES < shareOfHeap * Runtime.getRuntime().maxMemory();
        }
    }

    /** Never again. Farther than any position. */
    static final int NEVER = Integer.MAX_VALUE;

    private static final int CHUNK_BITS = 16;
    private static final int CHUNK = 1 << CHUNK_BITS;

    private final List<int[]> chunks = new ArrayList<>();
    private int requests;

    int requests() {
        return requests;
    }

    /**
     * Adds a request, fewer than {@link #NEVER} of them, for an object last asked for at
     * {@code last}; negative: never before.
     *
     * @return its position
     */
    int add(int last) {
        int position = requests;
        if (position >>> CHUNK_BITS == chunks.size()) {
            int[] chunk = new int[CHUNK];
            Arrays.fill(chunk, NEVER);
            chunks.add(chunk);
        }
        if (last >= 0) {
            chunks.get(last >>> CHUNK_BITS)[last & (CHUNK - 1)] = position;
        }
        requests++;
        return position;
    }

    /** The position of the next request for what is asked for at this one, or {@link #NEVER}. */
    int after(int position) {
        return chunks.get(position >>> CHUNK_BITS)[position & (CHUNK - 1)];
    }
}
