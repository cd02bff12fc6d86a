package dev.servelab.workload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class GeneratedFilesTest {
    private static final FileSetSpec SPEC = FileSetSpec.logNormal(3 << 20);

    @TempDir
    Path folder;

    @Test
    void write_files_areWhatIsReturned() throws IOException {
        List<WorkFile> files = GeneratedFiles.write(folder, SPEC, 5);

        assertThat(files.stream().mapToLong(WorkFile::bytes).sum()).isEqualTo(SPEC.totalBytes());
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
        List<WorkFile> first = GeneratedFiles.write(sub("a"), SPEC, 5);

        assertThat(GeneratedFiles.write(sub("b"), SPEC, 5)).isEqualTo(first);
        assertThat(GeneratedFiles.write(sub("c"), SPEC, 6)).isNotEqualTo(first);
    }

    private Path sub(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }
}
