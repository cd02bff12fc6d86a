package dev.servelab.disk;

import dev.servelab.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When reads end, reckoned by hand. Nothing sleeps: the pause notes until when it was asked to
 * last, so reads that arrive at one moment can be played one after another. Times are in
 * microseconds.
 */
class DeclaredDiskTest {
    /** So that a time before and one after the clock's origin and its overflow both occur. */
    private static final long[] ORIGINS = {0, -1, Long.MAX_VALUE - 10_000};
    private static final int PIECE = 1_000;

    private long nowUs;
    private long origin;
    private final List<Long> endsUs = new ArrayList<>();

    private final Clock clock = new Clock() {
        @Override
        public long nanoTime() {
            return origin + nowUs * 1_000;
        }

        @Override
        public long wallMillis() {
            return 0;
        }
    };

    private final Pause noting = new Pause() {
        @Override
        public void until(long deadlineNanos) {
            endsUs.add((deadlineNanos - origin) / 1_000);
        }

        @Override
        public boolean keepsCarrier() {
            return true;
        }
    };

    /** 5 ms, and 1 ms for 1,000 bytes. */
    @Test
    void serve_alone_takesLatencyAndTransfer() {
        for (long at : ORIGINS) {
            origin = at;
            DeclaredDisk disk = disk("5ms:1MB/s:1");
            assertThat(read(disk, 0, PIECE, false)).isEqualTo(6_000);
            assertThat(read(disk, 20_000, PIECE, false)).isEqualTo(26_000);
        }
    }

    @Test
    void serve_thatGoesOn_takesTheTransferAlone() {
        DeclaredDisk disk = disk("5ms:1MB/s:1");
        assertThat(read(disk, 0, PIECE, false)).isEqualTo(6_000);
        assertThat(read(disk, 6_000, PIECE, true)).isEqualTo(7_000);
        assertThat(read(disk, 7_000, 500, true)).isEqualTo(7_500);
    }

    /** One place: 0 to 6, 6 to 12, 12 to 18 ms; what goes on waits for its turn too. */
    @Test
    void serve_threeAtOnceWithOnePlace_areServedInOrder() {
        DeclaredDisk disk = disk("5ms:1MB/s:1");
        assertThat(read(disk, 0, PIECE, false)).isEqualTo(6_000);
        assertThat(read(disk, 0, PIECE, false)).isEqualTo(12_000);
        assertThat(read(disk, 100, PIECE, false)).isEqualTo(18_000);
        assertThat(read(disk, 200, PIECE, true)).isEqualTo(19_000);
    }

    /**
     * Two places: both are ready at 5 ms, and their bytes follow each other over the link, to 6 and
     * 7. The third takes the place that is free at 6: ready at 11, there at 12.
     */
    @Test
    void serve_threeAtOnceWithTwoPlaces_shareTheLink() {
        DeclaredDisk disk = disk("5ms:1MB/s:2");
        assertThat(read(disk, 0, PIECE, false)).isEqualTo(6_000);
        assertThat(read(disk, 0, PIECE, false)).isEqualTo(7_000);
        assertThat(read(disk, 0, PIECE, false)).isEqualTo(12_000);
    }

    /** 64 reads of 1,000 bytes in 64 places, all ready at 5 ms: the link takes 64 ms for them. */
    @Test
    void serve_manyPlaces_neverPassTheBandwidth() {
        DeclaredDisk disk = disk("5ms:1MB/s:64");
        List<Long> ends = IntStream.range(0, 64).mapToObj(i -> read(disk, 0, PIECE, false))
                .toList();
        assertThat(ends).isEqualTo(
                IntStream.rangeClosed(1, 64).mapToObj(i -> 5_000 + 1_000L * i).toList());
    }

    @Test
    void serve_whileOff_costsNothingAndLeavesNoQueue() {
        DeclaredDisk disk = disk("5ms:1MB/s:1");
        assertThat(disk.isOn()).isTrue();
        disk.turn(false);
        assertThat(disk.isOn()).isFalse();
        for (int i = 0; i < 10; i++) {
            assertThat(read(disk, 0, PIECE, false)).isZero();
        }
        disk.turn(true);
        assertThat(read(disk, 0, PIECE, false)).isEqualTo(6_000);
    }

    @Test
    void turn_whereNothingIsDeclared_staysOff() {
        DeclaredDisk disk = disk("page-cache");
        disk.turn(true);
        assertThat(disk.isOn()).isFalse();
        assertThat(read(disk, 0, PIECE, false)).isZero();
    }

    @ParameterizedTest
    @EnumSource(NamedDisk.class)
    void serve_sameSeed_sameTimes(NamedDisk named) {
        List<Long> first = ends(named, 3);

        assertThat(ends(named, 3)).isEqualTo(first);
        boolean varies = !(named.model().latency() instanceof Latency.Constant);
        assertThat(ends(named, 4).equals(first)).as("the same with another seed")
                .isEqualTo(!varies);
    }

    private List<Long> ends(NamedDisk named, long seed) {
        nowUs = 0;
        DeclaredDisk disk = new DeclaredDisk(named.model(), seed, clock, noting);
        return IntStream.range(0, 50).mapToObj(i -> read(disk, 100L * i, PIECE, false)).toList();
    }

    private DeclaredDisk disk(String model) {
        nowUs = 0;
        return new DeclaredDisk(DiskModel.parse(model), 1, clock, noting);
    }

    /** When a read ends that arrives at that moment; 0 if it is not held. */
    private long read(DeclaredDisk disk, long atUs, int bytes, boolean goesOn) {
        nowUs = atUs;
        endsUs.clear();
        disk.serve(disk.now(), bytes, goesOn);
        return endsUs.isEmpty() ? 0 : endsUs.getLast();
    }
}
