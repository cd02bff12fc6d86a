package dev.servelab.cache;

import dev.servelab.cache.ExtentAllocator.Extent;
import dev.servelab.linux.LazyMemory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The memory for file content: one piece outside the Java heap for the life of the process, in
 * packets. Closing arenas costs up to milliseconds with many platform threads, so nothing but
 * {@link #close} does. Allocation is guarded by the cache's lock; reading and writing a block, by
 * the pins of its entry.
 */
public final class Slab implements AutoCloseable {
    /** The smallest packet; smaller ones would be mostly bookkeeping. */
    public static final int LEAST_PACKET_BYTES = 16;
    /** The largest packet: more is never handed to a socket at once. */
    public static final int MOST_PACKET_BYTES = 128 * 1024;

    private static final byte POISON = (byte) 0xDB;

    private final Arena arena = Arena.ofShared();
    private final SlabMemory memory;
    private final int packetBytes;
    private final ExtentAllocator allocator;
    private final boolean poisoned;

    /** A slab of as many whole packets as fit the budget. */
    public Slab(long budgetBytes, int packetBytes) {
        this(budgetBytes, packetBytes, false);
    }

    /**
     * @param budgetBytes at least one packet
     * @param poisoned    whether freed memory is overwritten, so that a use after free is seen
     * @throws IllegalArgumentException if the sizes are out of range
     * @throws OutOfMemoryError         if the system has no such memory
     */
    Slab(long budgetBytes, int packetBytes, boolean poisoned) {
        if (packetBytes < LEAST_PACKET_BYTES || packetBytes > MOST_PACKET_BYTES) {
            throw new IllegalArgumentException("packet size " + packetBytes + ": "
                    + LEAST_PACKET_BYTES + " to " + MOST_PACKET_BYTES + " bytes are possible");
        }
        long packets = budgetBytes / packetBytes;
        if (packets < 1 || packets > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a cache of " + budgetBytes + " bytes in packets of "
                    + packetBytes + ": 1 to " + Integer.MAX_VALUE + " packets are possible");
        }
        this.packetBytes = packetBytes;
        this.poisoned = poisoned;
        this.allocator = new ExtentAllocator((int) packets);
        this.memory = new SlabMemory(LazyMemory.allocate(packets * packetBytes, arena));
    }

    /** Bytes charged for a file of at most the capacity: whole packets, at least one. */
    long chargeFor(long fileBytes) {
        return Math.max(1, Math.ceilDiv(fileBytes, packetBytes)) * packetBytes;
    }

    /** Whether a file of that size would fit if nothing else were there. */
    boolean canHold(long fileBytes) {
        // Asked first, because rounding a size near 2^63 up would overflow.
        return fileBytes <= capacityBytes() && chargeFor(fileBytes) <= capacityBytes();
    }

    /** Bytes in all. */
    long capacityBytes() {
        return memory.byteSize();
    }

    long freeBytes() {
        return (long) allocator.free() * packetBytes;
    }

    /** Returns memory of so many bytes, a multiple of the packet; null if so much is not free. */
    @Nullable
    Block allocate(long chargedBytes) {
        List<Extent> extents = allocator.allocate(Math.toIntExact(chargedBytes / packetBytes));
        return extents == null ? null : new Block(memory, packetBytes, extents);
    }

    /** Takes a block back. Nobody may read or write it any more. */
    void release(Block block) {
        if (poisoned) {
            for (long at = 0; at < block.chargedBytes();) {
                MemorySegment run = block.run(at, Long.MAX_VALUE);
                run.fill(POISON);
                at += run.byteSize();
            }
        }
        allocator.release(block.extents());
    }

    /** Whether the live blocks and the free packets fill the slab exactly, without overlap. */
    void checkInvariants(Iterable<Block> live) {
        allocator.checkInvariants();
        BitSet used = new BitSet();
        for (Block block : live) {
            for (Extent extent : block.extents()) {
                int clash = used.nextSetBit(extent.start());
                if (clash >= 0 && clash < extent.end()) {
                    throw new IllegalStateException("two files in packet " + clash);
                }
                used.set(extent.start(), extent.end());
            }
        }
        if (used.cardinality() + allocator.free() != capacityBytes() / packetBytes
                || used.length() > capacityBytes() / packetBytes) {
            throw new IllegalStateException(
                    used.cardinality() + " packets used, " + allocator.free() + " free");
        }
    }

    /** Gives the memory back, unless a stuck system call still works on it. */
    @Override
    public void close() {
        try {
            arena.close();
        } catch (IllegalStateException inUse) {
            // A read that never returned still writes here: the process keeps the memory.
        }
    }
}
