package dev.servelab.workload;

import dev.servelab.draw.Sizes;
import dev.servelab.text.ByteText;
import java.util.Objects;
import org.apache.commons.rng.UniformRandomProvider;

/** Which files are generated: how much of them, and how large each. Immutable. */
public final class FileSetSpec {
    private static final long MOST_FILES = 1_000_000;
    private static final long USUAL_MEAN_BYTES = 192 << 10;

    private final long totalBytes;
    private final Sizes sizes;

    private FileSetSpec(long totalBytes, long meanBytes, Sizes sizes) {
        if (totalBytes < 1 || (totalBytes - 1) / meanBytes >= MOST_FILES) {
            throw new IllegalArgumentException(totalBytes + " bytes of " + sizes.describe()
                    + ": 1 to " + MOST_FILES + " files are possible");
        }
        this.totalBytes = totalBytes;
        this.sizes = sizes;
    }

    /**
     * Files of mixed sizes, log-normal with sigma 1.5.
     *
     * @param meanBytes 1,024 or more; there are {@code totalBytes / meanBytes} files, at least one
     */
    public static FileSetSpec logNormal(long totalBytes, long meanBytes) {
        return new FileSetSpec(totalBytes, meanBytes, new Sizes.LogNormal(meanBytes));
    }

    /** The same with the mean of 192 KiB (median 62 KiB) that nobody has to choose. */
    public static FileSetSpec logNormal(long totalBytes) {
        return logNormal(totalBytes, USUAL_MEAN_BYTES);
    }

    /** Files of one size; if the total is no multiple of it the last is smaller. */
    public static FileSetSpec fixed(long totalBytes, long bytesEach) {
        return new FileSetSpec(totalBytes, bytesEach, new Sizes.Fixed(bytesEach));
    }

    /** All files together. */
    public long totalBytes() {
        return totalBytes;
    }

    /** What such files are like, in a few words. */
    public String describe() {
        return ByteText.exact(totalBytes) + ", " + sizes.describe();
    }

    /** Each file's size; together they are the total exactly. */
    long[] draw(UniformRandomProvider random) {
        return sizes.draw(totalBytes, random);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileSetSpec spec && spec.totalBytes == totalBytes
                && spec.sizes.equals(sizes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(totalBytes, sizes);
    }

    @Override
    public String toString() {
        return describe();
    }
}
