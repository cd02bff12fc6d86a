package dev.servelab.cache;

import dev.servelab.cache.ExtentAllocator.Extent;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The slab and its allocator: by hand, and against a bit for each packet. */
class SlabTest {
    /** Free runs of 3 and 2: two packets come from the run of 2, the smallest that is long enough. */
    @Test
    void allocate_twoRunsLongEnough_takesTheSmaller() {
        ExtentAllocator allocator = new ExtentAllocator(8);
        List<Extent> three = allocate(allocator, 3);
        allocate(allocator, 1);
        List<Extent> two = allocate(allocator, 2);
        allocate(allocator, 2);
        allocator.release(three);
        allocator.release(two);
        assertThat(allocate(allocator, 2)).containsExactly(new Extent(4, 2));
    }

    /** Free runs of 3 and 2, five wanted: the longest first, then what is missing. */
    @Test
    void allocate_noRunLongEnough_takesTheLongestFirst() {
        ExtentAllocator allocator = new ExtentAllocator(6);
        List<Extent> three = allocate(allocator, 3);
        allocate(allocator, 1);
        allocator.release(three);
        assertThat(allocate(allocator, 5)).containsExactly(new Extent(0, 3), new Extent(4, 2));
        assertThat(allocator.free()).isZero();
    }

    @Test
    void allocate_moreThanIsFree_takesNothing() {
        ExtentAllocator allocator = new ExtentAllocator(4);
        allocate(allocator, 2);
        assertThat(allocator.allocate(3)).isNull();
        assertThat(allocator.free()).isEqualTo(2);
        allocator.checkInvariants();
    }

    @Test
    void release_neighbours_areJoined() {
        ExtentAllocator allocator = new ExtentAllocator(6);
        List<Extent> a = allocate(allocator, 2);
        List<Extent> b = allocate(allocator, 2);
        List<Extent> c = allocate(allocator, 2);
        allocator.release(a);
        allocator.release(c);
        allocator.release(b);
        allocator.checkInvariants();
        assertThat(allocate(allocator, 6)).containsExactly(new Extent(0, 6));
    }

    /** Whatever is free can be had, no two extents overlap, and all comes back as one run. */
    @Test
    void allocate_anySequence_agreesWithABitForEachPacket() {
        for (long seed = 0; seed < 200; seed++) {
            play(new Random(seed), "seed " + seed);
        }
    }

    private static void play(Random random, String seed) {
        int packets = 1 + random.nextInt(64);
        ExtentAllocator allocator = new ExtentAllocator(packets);
        BitSet used = new BitSet();
        List<List<Extent>> live = new ArrayList<>();
        for (int step = 0; step < 200; step++) {
            if (live.isEmpty() || random.nextInt(5) < 3) {
                int wanted = 1 + random.nextInt(packets);
                List<Extent> extents = allocator.allocate(wanted);
                assertThat(extents != null).as(seed)
                        .isEqualTo(wanted <= packets - used.cardinality());
                if (extents != null) {
                    assertThat(mark(used, extents)).as(seed).isEqualTo(wanted);
                    live.add(extents);
                }
            } else {
                List<Extent> extents = live.remove(random.nextInt(live.size()));
                extents.forEach(extent -> used.clear(extent.start(), extent.end()));
                allocator.release(extents);
            }
            allocator.checkInvariants();
            assertThat(allocator.free()).as(seed).isEqualTo(packets - used.cardinality());
        }
        live.forEach(allocator::release);
        assertThat(allocator.allocate(packets)).as(seed).containsExactly(new Extent(0, packets));
    }

    /** Marks packets that must not be in use, and counts them. */
    private static int mark(BitSet used, List<Extent> extents) {
        int count = 0;
        for (Extent extent : extents) {
            assertThat(used.get(extent.start(), extent.end()).isEmpty()).isTrue();
            used.set(extent.start(), extent.end());
            count += extent.length();
        }
        return count;
    }

    /** 16-byte packets, file bytes and what they are charged. */
    @ParameterizedTest
    @CsvSource({"0, 16", "1, 16", "16, 16", "17, 32", "32, 32", "4294967297, 4294967312"})
    void chargeFor_bytes_areWholePacketsAtLeastOne(long bytes, long charge) {
        try (Slab slab = new Slab(64, 16)) {
            assertThat(slab.chargeFor(bytes)).isEqualTo(charge);
        }
    }

    @ParameterizedTest
    @CsvSource({"64, 15", "64, 131073", "15, 16", "0, 16", "-1, 16", "68719476720, 16"})
    void new_sizesOutOfRange_areRefused(long budgetBytes, int packetBytes) {
        assertThatThrownBy(() -> new Slab(budgetBytes, packetBytes).close())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void new_packetDoesNotDivideTheBudget_holdsWholePacketsOnly() {
        try (Slab slab = new Slab(100, 17)) {
            assertThat(slab.capacityBytes()).isEqualTo(85);
        }
    }

    /** Freed bytes of a poisoned slab are overwritten, and only those. */
    @Test
    void release_poisoned_overwritesTheFreedBytesOnly() {
        try (Slab slab = new Slab(64, 16, true)) {
            Block kept = block(slab, 16);
            Block freed = block(slab, 32);
            fill(kept, (byte) 1);
            fill(freed, (byte) 2);
            slab.release(freed);
            assertThat(kept.run(0, 16).toArray(ValueLayout.JAVA_BYTE)).containsOnly(1);
            Block again = block(slab, 32);
            assertThat(again.run(0, 32).toArray(ValueLayout.JAVA_BYTE)).containsOnly(0xDB);
            slab.checkInvariants(List.of(kept, again));
            assertThatThrownBy(() -> slab.checkInvariants(List.of(kept, kept, again)))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> slab.checkInvariants(List.of(kept)))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    /** Extents of 1 and 2 packets: runs end where an extent does. */
    @Test
    void run_blockInTwoPlaces_endsWithItsExtent() {
        try (Slab slab = new Slab(64, 16)) {
            Block first = block(slab, 32);
            Block wall = block(slab, 16);
            slab.release(first);
            Block split = block(slab, 48);
            assertThat(split.run(0, 100).byteSize()).isEqualTo(32);
            assertThat(split.run(5, 100).byteSize()).isEqualTo(27);
            assertThat(split.run(31, 100).byteSize()).isEqualTo(1);
            assertThat(split.run(32, 100).byteSize()).isEqualTo(16);
            assertThat(split.run(40, 3).byteSize()).isEqualTo(3);
            assertThat(split.chargedBytes()).isEqualTo(48);
            slab.checkInvariants(List.of(wall, split));
        }
    }

    private static void fill(Block block, byte value) {
        for (long at = 0; at < block.chargedBytes();) {
            MemorySegment run = block.run(at, Long.MAX_VALUE);
            run.fill(value);
            at += run.byteSize();
        }
    }

    private static Block block(Slab slab, long bytes) {
        Block block = slab.allocate(bytes);
        if (block == null) {
            throw new AssertionError("no room for " + bytes);
        }
        return block;
    }

    private static List<Extent> allocate(ExtentAllocator allocator, int packets) {
        List<Extent> extents = allocator.allocate(packets);
        allocator.checkInvariants();
        if (extents == null) {
            throw new AssertionError("no room for " + packets);
        }
        return extents;
    }
}
