package dev.servelab.cache;

import dev.servelab.cache.ExtentAllocator.Extent;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;

/**
 * The memory of one file in the slab: extents that read as one run of bytes. Whoever reads it holds
 * a pin on its entry.
 */
final class Block {
    private final MemorySegment slab;
    private final int packetBytes;
    private final List<Extent> extents;
    /** Where in the file the extent after this one begins, in bytes. */
    private final long[] ends;

    Block(MemorySegment slab, int packetBytes, List<Extent> extents) {
        this.slab = slab;
        this.packetBytes = packetBytes;
        this.extents = List.copyOf(extents);
        this.ends = new long[extents.size()];
        long end = 0;
        for (int i = 0; i < ends.length; i++) {
            end += (long) extents.get(i).length() * packetBytes;
            ends[i] = end;
        }
    }

    /** The longest run from an offset on that lies in one piece, at most so many bytes. */
    MemorySegment run(long offset, long maxBytes) {
        int found = Arrays.binarySearch(ends, offset + 1);
        int i = found >= 0 ? found : -found - 1;
        Extent extent = extents.get(i);
        long begin = ends[i] - (long) extent.length() * packetBytes;
        long address = (long) extent.start() * packetBytes + (offset - begin);
        return slab.asSlice(address, Math.min(maxBytes, ends[i] - offset));
    }

    List<Extent> extents() {
        return extents;
    }

    /** Bytes charged for it: whole packets. */
    long chargedBytes() {
        return ends[ends.length - 1];
    }
}
