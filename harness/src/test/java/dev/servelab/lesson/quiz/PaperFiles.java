package dev.servelab.lesson.quiz;

import dev.servelab.files.FileVersion;
import dev.servelab.files.Listing;
import dev.servelab.files.OpenFile;
import dev.servelab.files.Resolution;
import dev.servelab.files.SharedDirectory;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;

/** Files of the lengths that a paper gives them, unchanged for ages. One thread. */
final class PaperFiles implements SharedDirectory {
    private final int unitBytes;
    private final Map<String, Integer> lengths = new HashMap<>();

    /** @param unitBytes what a byte on the paper is */
    PaperFiles(int unitBytes) {
        this.unitBytes = unitBytes;
    }

    void put(String name, int bytes) {
        lengths.put(name, bytes * unitBytes);
    }

    @Override
    public OpenFile open(String name) {
        return new Zeros(new FileVersion(lengths.getOrDefault(name, 0), 0, 0, name.hashCode()));
    }

    @Override
    public Listing list(Runnable afterFolder) {
        throw new UnsupportedOperationException("nobody asks");
    }

    @Override
    public Resolution resolution() {
        return Resolution.REAL_PATH;
    }

    @Override
    public String warning() {
        return "";
    }

    @Override
    public void close() {}

    private record Zeros(FileVersion version) implements OpenFile {
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
