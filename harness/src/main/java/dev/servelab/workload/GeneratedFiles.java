package dev.servelab.workload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.zip.CRC32C;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

/** Seeded files of random content: the same seed, the same sizes and bytes, anywhere. */
public final class GeneratedFiles {
    private static final int PIECE_BYTES = 256 << 10;

    private GeneratedFiles() {}

    /**
     * Writes files into {@code folder}, which must be empty.
     *
     * @return the files with their sums, in the order of their names
     */
    public static List<WorkFile> write(Path folder, FileSetSpec spec, long seed)
            throws IOException {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        long[] sizes = spec.draw(random);
        List<WorkFile> files = new ArrayList<>(sizes.length);
        byte[] piece = new byte[PIECE_BYTES];
        for (int i = 0; i < sizes.length; i++) {
            String name = String.format(Locale.ROOT, "file%05d.bin", i + 1);
            int crc32c = writeOne(folder.resolve(name), sizes[i], random, piece);
            files.add(new WorkFile(name, sizes[i], OptionalInt.of(crc32c)));
        }
        return List.copyOf(files);
    }

    private static int writeOne(Path file, long bytes, UniformRandomProvider random, byte[] piece)
            throws IOException {
        CRC32C crc = new CRC32C();
        try (FileChannel out = FileChannel.open(file, WRITE, CREATE_NEW)) {
            for (long left = bytes; left > 0;) {
                int length = (int) Math.min(left, piece.length);
                random.nextBytes(piece, 0, length);
                crc.update(piece, 0, length);
                ByteBuffer buffer = ByteBuffer.wrap(piece, 0, length);
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
                left -= length;
            }
        }
        return (int) crc.getValue();
    }
}
