package dev.servelab.torture;

import java.nio.file.Path;
import java.util.SplittableRandom;

/** A file that is served and asked for. Its number is what its blocks carry. */
final class TortureFile {
    /** A file must be able to say which version it is. */
    static final int LEAST_BYTES = Blocks.HEADER_BYTES;

    final int number;
    final Treatment treatment;
    final Path path;
    final History history;
    final Sightings sightings = new Sightings();
    private final long bytes;
    /** Of the thread that changes files. */
    private int versions;

    TortureFile(int number, Treatment treatment, Path folder, long bytes) {
        this.number = number;
        this.treatment = treatment;
        this.path = folder.resolve("f%05d.bin".formatted(number));
        this.bytes = bytes;
        this.history = new History(0, bytesOf(0));
    }

    /** As it is asked for. */
    String name() {
        return path.getFileName().toString();
    }

    /** The length of a version, before anybody resizes it; where versions replace each other, its own. */
    long bytesOf(int version) {
        if (treatment != Treatment.REPLACED && treatment != Treatment.REMOVED) {
            return bytes;
        }
        long half = bytes / 2;
        return Math.max(LEAST_BYTES,
                half + new SplittableRandom((long) number << 32 | version).nextLong(half + 1));
    }

    /** The version after the latest that there ever was; to be called by the one who changes it. */
    int nextVersion() {
        return ++versions;
    }

    @Override
    public String toString() {
        return "file " + number;
    }
}
