package dev.servelab.workload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class GeneratedFilesTest {
    private static final long TOTAL = 3 << 20;

    @TempDir
    Path folder;

    @Test
    void write_files_areWhatIsReturned() throws IOException {
        List<WorkFile> files = GeneratedFiles.write(folder, TOTAL, 5);

        assertThat(files.stream().mapToLong(WorkFile::bytes).sum()).isEqualTo(TOTAL);
        for (WorkFile file : files) {
            byte[] content = Files.readAllBytes(folder.resolve(file.name()));
            CRC32C crc = new CRC32C();
            crc.update(content);
            assertThat(content).hasSize((int) file.bytes());
            assertThat(file.crc32c()).hasValue((int) crc.getValue());
        }
        try (var inFolder = Files.list(folder)) {
            assertThat(inFolder).hasSameSizeAs(files);
        }
    }

    @Test
    void write_sameSeed_sameFilesAndOtherSeed_others() throws IOException {
        List<WorkFile> first = GeneratedFiles.write(sub("a"), TOTAL, 5);

        assertThat(GeneratedFiles.write(sub("b"), TOTAL, 5)).isEqualTo(first);
        assertThat(GeneratedFiles.write(sub("c"), TOTAL, 6)).isNotEqualTo(first);
    }

    /** About 1,350 draws: the median's own deviation is about 5 %. */
    @Test
    void sizes_ofTheUsualTotal_areTheMixThatIsPromised() {
        long total = 256L << 20;
        long[] sizes = FileMix.sizes(total, RandomSource.XO_SHI_RO_256_PP.create(1));

        assertThat(Arrays.stream(sizes).sum()).isEqualTo(total);
        long[] sorted = Arrays.stream(sizes).sorted().toArray();
        assertThat(sorted.length).as("files, seed 1").isBetween(1_000, 1_800);
        assertThat(sorted[sorted.length / 2]).as("median, seed 1").isBetween(50L << 10, 80L << 10);
        assertThat(sorted[sorted.length - 1]).isLessThanOrEqualTo(FileMix.MOST_BYTES);
    }

    private Path sub(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }
}
