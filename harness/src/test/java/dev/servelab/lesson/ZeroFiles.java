package dev.servelab.lesson;

import dev.servelab.files.FileVersion;
import dev.servelab.files.Listing;
import dev.servelab.files.OpenFile;
import dev.servelab.files.Refusal;
import dev.servelab.files.Resolution;
import dev.servelab.files.SharedDirectory;
import dev.servelab.protocol.ErrorCode;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Files of zero bytes in memory, by name; another size is another version. One thread. */
public final class ZeroFiles implements SharedDirectory {
    private final Map<String, FileVersion> versions = new HashMap<>();

    /** Writes a file, or another version of it. */
    public void put(String name, long bytes) {
        versions.put(name, new FileVersion(bytes, 0, 1, bytes));
    }

    @Override
    public OpenFile open(String name) throws Refusal {
        FileVersion version = versions.get(name);
        if (version == null) {
            throw new Refusal(ErrorCode.NOT_FOUND, "no such file");
        }
        return new ZeroFile(version);
    }

    @Override
    public Listing list(Runnable afterFolder) {
        return new Listing(List.of(), 0);
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
