package dev.servelab.cache;

import dev.servelab.cache.ExtentAllocator.Extent;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * The memory of one file in the slab: extents that read as one run of bytes. Whoever reads it holds
 * a pin on its entry.
 */
final class Block {
    private final SlabMemory slab;
    private final int packetBytes;
    private final List<Extent> extents;
    /** Where in the file the extent after this one begins, in bytes. */
    private final long[] ends;

    Block(SlabMemory slab, int packetBytes, List<Extent> extents) {
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

    /** The longest run from an offset on that lies in one piece, at most so many bytes, to write to. */
    MemorySegment run(long offset, long maxBytes) {
        int extent = extentAt(offset);
        return slab.slice(address(extent, offset), Math.min(maxBytes, ends[extent] - offset));
    }

    /** The same, in memory that nobody else has, for bytes that come after all that are there. */
    MemorySegment fresh(long offset, long maxBytes) throws IOException {
        int extent = extentAt(offset);
        return slab.fresh(address(extent, offset), Math.min(maxBytes, ends[extent] - offset));
    }

    /** Bytes from an offset on that lie in one piece, at least 1 and at most so many, in a view. */
    ByteBuffer show(SlabView view, long offset, int maxBytes) {
        int extent = extentAt(offset);
        return view.show(slab, address(extent, offset),
                (int) Math.min(maxBytes, ends[extent] - offset));
    }

    /** Copies the bytes from one offset up to another. */
    void copy(long from, long to, ByteBuffer target) {
        for (long at = from; at < to;) {
            int extent = extentAt(at);
            int bytes = (int) (Math.min(to, ends[extent]) - at);
            slab.copy(address(extent, at), bytes, target);
            at += bytes;
        }
    }

    List<Extent> extents() {
        return extents;
    }

    /** Bytes charged for it: whole packets. */
    long chargedBytes() {
        return ends[ends.length - 1];
    }

    private int extentAt(long offset) {
        int found = Arrays.binarySearch(ends, offset + 1);
        return found >= 0 ? found : -found - 1;
    }

    /** Where in the slab a byte of the file lies that is in that extent. */
    private long address(int extent, long offset) {
        Extent packets = extents.get(extent);
        long afterwards = ends[extent] - offset;
        return (long) packets.end() * packetBytes - afterwards;
    }
}
