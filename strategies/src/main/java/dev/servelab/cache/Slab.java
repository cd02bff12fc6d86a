package dev.servelab.cache;

import dev.servelab.cache.ExtentAllocator.Extent;
import java.io.IOException;
import java.lang.foreign.Arena;
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
    /** The largest packet; a file of one byte is charged so much. */
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

    Slab(long budgetBytes, int packetBytes, boolean poisoned) {
        this(budgetBytes, packetBytes, poisoned, SlabMemory::lazy);
    }

    /** The slab that the settings ask for. */
    static Slab of(CacheSettings settings) {
        return new Slab(settings.budgetBytes(), settings.unitBytes(), false,
                settings.send() == Sending.ZERO_COPY ? SlabMemory::inFile : SlabMemory::lazy);
    }

    /**
     * @param budgetBytes at least one packet
     * @param poisoned    whether freed memory is overwritten, so that a use after free is seen
     * @throws IllegalArgumentException if the sizes are out of range, or the system has no such
     *                                  memory
     * @throws OutOfMemoryError         if the system has no such memory
     */
    Slab(long budgetBytes, int packetBytes, boolean poisoned, SlabMemory.Source source) {
        checkPacket(packetBytes);
        long packets = budgetBytes / packetBytes;
        if (packets < 1 || packets > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a cache of " + budgetBytes + " bytes in packets of "
                    + packetBytes + ": 1 to " + Integer.MAX_VALUE + " packets are possible");
        }
        this.packetBytes = packetBytes;
        this.poisoned = poisoned;
        this.allocator = new ExtentAllocator((int) packets);
        this.memory = take(source, packets * packetBytes);
    }

    private SlabMemory take(SlabMemory.Source source, long bytes) {
        try {
            return source.take(bytes, arena);
        } catch (RuntimeException | Error none) {
            arena.close();
            throw none;
        }
    }

    /** @throws IllegalArgumentException if packets of so many bytes are not possible */
    static void checkPacket(int packetBytes) {
        if (packetBytes < LEAST_PACKET_BYTES || packetBytes > MOST_PACKET_BYTES) {
            throw new IllegalArgumentException("packet size " + packetBytes + ": "
                    + LEAST_PACKET_BYTES + " to " + MOST_PACKET_BYTES + " bytes are possible");
        }
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
                at += poison(block, at);
            }
        }
        allocator.release(block.extents());
    }

    /** Poisons the run at an offset; not what a socket may have of it. */
    private static long poison(Block block, long offset) {
        try {
            return block.fresh(offset, Long.MAX_VALUE).fill(POISON).byteSize();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
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
        memory.close();
    }
}
