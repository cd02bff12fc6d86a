package dev.servelab.disk;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class DiskModelTest {
    private static final long SEED = 11;
    private static final int DRAWS = 100_000;

    @ParameterizedTest
    @CsvSource({"5ms:200MB/s:4, 5000000, 1000, 5000, 4", "0ms:1KB/s:1, 0, 1, 1000000, 1",
            "100us:64MiB/s:1024, 100000, 67108864, 1000000000, 1024",
            "10s:1000GB/s:2, 10000000000, 1000, 1, 2", "1S:1gib/S:1, 1000000000, 1, 1, 1",
            "0us:3KiB/s:1, 0, 3072, 1000000000, 1"})
    void parse_numbers_areWhatTheySay(String text, long latencyNanos, int bytes,
            long transferNanos, int parallel) {
        DiskModel model = DiskModel.parse(text);

        assertThat(model).hasToString(text).isEqualTo(DiskModel.parse(text))
                .hasSameHashCodeAs(DiskModel.parse(text));
        assertThat(model.isDeclared()).isTrue();
        assertThat(model.latency().drawNanos(new SplittableRandom(SEED)))
                .isEqualTo(latencyNanos);
        assertThat(model.transferNanos(bytes)).isEqualTo(transferNanos);
        assertThat(model.parallel()).isEqualTo(parallel);
    }

    @ParameterizedTest
    @EnumSource(NamedDisk.class)
    void parse_everyNameOfTheCatalogue_isThatModel(NamedDisk disk) {
        DiskModel model = DiskModel.parse(disk.id());

        assertThat(model).hasToString(disk.id()).isEqualTo(disk.model());
        assertThat(model.isDeclared()).isEqualTo(disk != NamedDisk.PAGE_CACHE);
        assertThat(model.transferNanos(Integer.MAX_VALUE)).isPositive();
        assertThat(disk.description()).isNotBlank().doesNotContain("\n");
        assertThat(DiskModel.possible()).contains(disk.id());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "``                |unknown disk",
            "floppy            |unknown disk 'floppy': page-cache, hdd, ssd, nfs or LATENCY:",
            "HDD               |unknown disk",
            "hdd:2             |unknown disk",
            "5ms:200MB/s       |unknown disk",
            "5ms:200MB/s:4:1   |unknown disk",
            "5:200MB/s:4       |'5' is not a latency of 0ms to 10s",
            "-5ms:200MB/s:4    |'-5ms' is not a latency",
            "5.5ms:200MB/s:4   |'5.5ms' is not a latency",
            "11s:200MB/s:4     |'11s' is not a latency",
            "9999999999999999s:200MB/s:4|is not a latency",
            "5ms:200MB:4       |'200MB' is not a bandwidth of 1KB/s to 1000GB/s",
            "5ms:200:4         |'200' is not a bandwidth",
            "5ms:0MB/s:4       |'0MB/s' is not a bandwidth",
            "5ms:1001GB/s:4    |'1001GB/s' is not a bandwidth",
            "5ms:99999999999999999GiB/s:4|is not a bandwidth",
            "5ms:200MB/s:0     |'0' is not 1 to 1024 reads",
            "5ms:200MB/s:1025  |'1025' is not 1 to 1024 reads",
            "5ms:200MB/s:99999999999|is not 1 to 1024 reads",
            "5ms:200MB/s:x     |'x' is not 1 to 1024 reads",
            "5ms:200MB/s:      |'' is not 1 to 1024 reads"})
    void parse_anythingElse_saysWhatIsWrong(String text, String why) {
        assertThatThrownBy(() -> DiskModel.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .isNotInstanceOf(NumberFormatException.class)
                .hasMessageContainingAll("disk '" + text + "'", why)
                .message().doesNotContain("\n");
    }

    /** The deviation of a mean of 100,000 is below 0.4 % for all of them. */
    @ParameterizedTest
    @EnumSource(NamedDisk.class)
    void latency_manyDraws_haveTheDeclaredMean(NamedDisk disk) {
        Latency latency = disk.model().latency();
        SplittableRandom random = new SplittableRandom(SEED);
        double sum = 0;
        for (int i = 0; i < DRAWS; i++) {
            sum += latency.drawNanos(random);
        }

        assertThat(sum / DRAWS).as("mean of %s, seed %d", disk, SEED)
                .isCloseTo(latency.meanNanos(), within(latency.meanNanos() * 0.02));
    }

    @Test
    void latency_ofTheTurningDisk_isAtMostAFullSeekAndATurn() {
        Latency arm = NamedDisk.HDD.model().latency();
        SplittableRandom random = new SplittableRandom(SEED);
        assertThat(LongStream.generate(() -> arm.drawNanos(random)).limit(DRAWS))
                .allMatch(nanos -> nanos >= 800_000 && nanos <= 15_200_000 + 8_333_333);
        assertThat(arm.meanNanos()).isCloseTo(12_650_000, within(10_000.0));
    }

    @Test
    void latency_ofTheNetwork_hasALeastAndAMost() {
        Latency network = NamedDisk.NFS.model().latency();
        SplittableRandom random = new SplittableRandom(SEED);
        assertThat(LongStream.generate(() -> network.drawNanos(random)).limit(DRAWS))
                .allMatch(nanos -> nanos >= 500_000 && nanos <= 5_500_000);
        assertThat(network.meanNanos()).isCloseTo(1_000_000, within(100.0));
    }
}
