package dev.servelab.workload;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class FileSetSpecTest {
    private static final long MIB = 1 << 20;

    /** The median of 512 draws deviates by 1.5 * 1.25 / sqrt(512) = 8 %: three times that. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void logNormal_ofAnySeed_hasTheNumberTheTotalAndTheShape(long seed) {
        FileSetSpec spec = FileSetSpec.logNormal(256 * MIB, MIB / 2);
        long[] sizes = draw(spec, seed);
        double median = Arrays.stream(sizes).sorted().toArray()[sizes.length / 2];

        assertThat(sizes).hasSize(512);
        assertThat(Arrays.stream(sizes).sum()).isEqualTo(spec.totalBytes()).isEqualTo(256 * MIB);
        assertThat(median).as("median, seed %d", seed)
                .isCloseTo(MIB / 2 / Math.exp(1.125), within(0.25 * MIB / 2 / Math.exp(1.125)));
        assertThat(Arrays.stream(sizes).filter(size -> size >= MIB).count())
                .as("files for those who take their time").isGreaterThan(20);
    }

    @Test
    void logNormal_usual_isManySmallFilesWithMostBytesInFew() {
        long[] sizes = Arrays.stream(draw(FileSetSpec.logNormal(256 * MIB), 1)).sorted()
                .toArray();
        long inTheLargestTenth = Arrays.stream(sizes).skip(sizes.length * 9L / 10).sum();

        assertThat(sizes).hasSize(1_365);
        assertThat((double) inTheLargestTenth / (256 * MIB)).isBetween(0.4, 0.7);
    }

    @ParameterizedTest
    @CsvSource({"1, 1024", "1, 524288", "7000, 3000", "1000, 999999", "1024000000, 1024"})
    void draw_smallTotals_areExactAndNoFileIsEmpty(long total, long mean) {
        for (FileSetSpec spec : List.of(FileSetSpec.logNormal(total, mean),
                FileSetSpec.fixed(total, mean))) {
            long[] sizes = draw(spec, 1);
            assertThat(LongStream.of(sizes).sum()).as("%s", spec).isEqualTo(total);
            assertThat(LongStream.of(sizes).min().getAsLong()).as("%s", spec).isPositive();
        }
    }

    @Test
    void fixed_total_isCutIntoEqualFilesAndARest() {
        assertThat(draw(FileSetSpec.fixed(16 * MIB, 16 << 10), 1)).hasSize(1_024)
                .containsOnly(16L << 10);
        assertThat(draw(FileSetSpec.fixed(10, 4), 1)).containsExactly(4, 4, 2);
    }

    @Test
    void describe_eachKind_saysWhatItIs() {
        assertThat(FileSetSpec.fixed(16 * MIB, 16 << 10)).hasToString("16 MiB, files of 16 KiB");
        assertThat(FileSetSpec.logNormal(256 * MIB, 512 << 10))
                .hasToString("256 MiB, log-normal sizes, mean 512 KiB, sigma 1.5")
                .isEqualTo(FileSetSpec.logNormal(256 * MIB, 512 << 10))
                .isNotEqualTo(FileSetSpec.logNormal(256 * MIB))
                .isNotEqualTo(FileSetSpec.fixed(256 * MIB, 512 << 10));
        assertThat(FileSetSpec.fixed(1_500, 1_000).describe())
                .isEqualTo("1,500 B, files of 1,000 B");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "-1, 1", "1, 0", "1, -1", "1000001, 1", "9223372036854775807, 1024"})
    void spec_outOfRange_isRefused(long total, long each) {
        assertThatThrownBy(() -> FileSetSpec.fixed(total, each))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FileSetSpec.logNormal(total, Math.min(each, 1_023)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void atLeast_someFiles_areThoseInTheirOrder() {
        List<WorkFile> files = LongStream.of(3, 1, 2, 5).mapToObj(
                bytes -> WorkFile.listed("f" + bytes, bytes)).toList();

        assertThat(WorkFile.atLeast(2, files)).extracting(WorkFile::bytes)
                .containsExactly(3L, 2L, 5L);
        assertThat(WorkFile.atLeast(6, files)).isEmpty();
    }

    private static long[] draw(FileSetSpec spec, long seed) {
        return spec.draw(RandomSource.XO_SHI_RO_256_PP.create(seed));
    }
}
