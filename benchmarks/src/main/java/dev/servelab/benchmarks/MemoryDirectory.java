package dev.servelab.benchmarks;

import dev.servelab.files.FileVersion;
import dev.servelab.files.Listing;
import dev.servelab.files.OpenFile;
import dev.servelab.files.Resolution;
import dev.servelab.files.SharedDirectory;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Any name is a file of that many zero bytes, unchanged for ages: a suite about the cache must not
 * wait for a young file to rest, nor measure a file system. Thread-safe.
 *
 * @param fileBytes length of each file
 */
record MemoryDirectory(int fileBytes) implements SharedDirectory {
    @Override
    public OpenFile open(String name) {
        return new ZeroFile(new FileVersion(fileBytes, 0, 0, name.hashCode()));
    }

    @Override
    public Listing list(Runnable afterFolder) {
        throw new IllegalStateException("files without end cannot be listed");
    }

    @Override
    public Resolution resolution() {
        return Resolution.REAL_PATH;
    }

    @Override
    public @Nullable String warning() {
        return null;
    }

    @Override
    public void close() {}

    private record ZeroFile(FileVersion version) implements OpenFile {
        @Override
        public FileVersion currentVersion() {
            return version;
        }

        @Override
        public int read(MemorySegment target, long position) {
            long rest = version.size() - position;
            if (rest <= 0) {
                return -1;
            }
            long count = Math.min(rest, target.byteSize());
            target.asSlice(0, count).fill((byte) 0);
            return (int) count;
        }

        @Override
        public void close() {}
    }
}
