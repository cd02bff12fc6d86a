package dev.servelab.torture;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

/**
 * The files of one variant: many small ones, which most requests ask for, some of a few hundred
 * KiB, few of one or two MiB, and one that no cache of ours can hold. Immutable, but for the
 * histories.
 */
final class FileSet {
    /** Sizes are even on a scale of logarithms, and what of 1,000 requests goes there. */
    private enum SizeClass {
        SMALL(400, 1 << 10, 64 << 10, 980),
        MEDIUM(30, 64 << 10, 512 << 10, 16),
        LARGE(5, 1 << 20, 2 << 20, 3),
        BEYOND(1, (int) Conditions.CACHE_BYTES + 1, 9 << 20, 1);

        private final int files;
        private final int leastBytes;
        private final int mostBytes;
        private final int requestsPerMille;

        SizeClass(int files, int leastBytes, int mostBytes, int requestsPerMille) {
            this.files = files;
            this.leastBytes = leastBytes;
            this.mostBytes = mostBytes;
            this.requestsPerMille = requestsPerMille;
        }

        private long bytes(SplittableRandom random) {
            return (long) (leastBytes
                    * Math.pow((double) mostBytes / leastBytes, random.nextDouble()));
        }
    }

    /** Of each ten files: five are left alone. */
    private static final List<Treatment> TREATMENTS = List.of(Treatment.STILL, Treatment.REPLACED,
            Treatment.STILL, Treatment.RESIZED, Treatment.STILL, Treatment.REWRITTEN,
            Treatment.STILL, Treatment.REMOVED, Treatment.STILL, Treatment.REPLACED);

    private final Map<SizeClass, List<TortureFile>> bySize = new EnumMap<>(SizeClass.class);
    private final List<TortureFile> all = new ArrayList<>();

    /** Writes the first version of each file into an empty folder. */
    static FileSet write(Path folder, SplittableRandom random) throws IOException {
        FileSet files = new FileSet(folder, random);
        for (TortureFile file : files.all) {
            write(file, 0, file.path);
        }
        return files;
    }

    private FileSet(Path folder, SplittableRandom random) {
        for (SizeClass size : SizeClass.values()) {
            List<TortureFile> ofSize = new ArrayList<>();
            for (int i = 0; i < size.files; i++) {
                ofSize.add(new TortureFile(all.size() + i,
                        TREATMENTS.get(i % TREATMENTS.size()), folder, size.bytes(random)));
            }
            bySize.put(size, ofSize);
            all.addAll(ofSize);
        }
    }

    /** Writes a version to a new file. */
    static void write(TortureFile file, int version, Path to) throws IOException {
        try (FileChannel out = FileChannel.open(to, WRITE, CREATE_NEW)) {
            Content.each(file.number, version, 0, file.bytesOf(version), piece -> {
                while (piece.hasRemaining()) {
                    out.write(piece);
                }
            });
        }
    }

    List<TortureFile> all() {
        return all;
    }

    List<TortureFile> treated(Treatment treatment) {
        return all.stream().filter(file -> file.treatment == treatment).toList();
    }

    /** A file to ask for; among those of a size, the first are popular. */
    TortureFile popular(SplittableRandom random) {
        int drawn = random.nextInt(1_000);
        for (SizeClass size : SizeClass.values()) {
            drawn -= size.requestsPerMille;
            if (drawn < 0) {
                return popularAmong(ofSize(size), random);
            }
        }
        throw new AssertionError("the shares of the sizes are 1,000 together");
    }

    /** One that no socket's buffers can swallow. */
    TortureFile large(SplittableRandom random) {
        List<TortureFile> large = ofSize(SizeClass.LARGE);
        return large.get(random.nextInt(large.size()));
    }

    /** One that takes some writes to send. */
    TortureFile medium(SplittableRandom random) {
        List<TortureFile> medium = ofSize(SizeClass.MEDIUM);
        return medium.get(random.nextInt(medium.size()));
    }

    private List<TortureFile> ofSize(SizeClass size) {
        return bySize.getOrDefault(size, List.of());
    }

    /**
     * The cube of a uniform number: half of the draws are of the first eighth, which so stays in a
     * cache and is found old there if it can be.
     */
    static TortureFile popularAmong(List<TortureFile> files, SplittableRandom random) {
        double drawn = random.nextDouble();
        return files.get((int) (drawn * drawn * drawn * files.size()));
    }
}
