package dev.servelab.cache;

import dev.servelab.files.FileVersion;
import dev.servelab.files.Listing;
import dev.servelab.files.OpenFile;
import dev.servelab.files.Resolution;
import dev.servelab.files.SharedDirectory;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * Three small files that are replaced by their next version, as by a rename; every byte tells of
 * which file and version it is. As little shared state as can be, because a model checker tries
 * every order of touching it. Thread-safe.
 */
final class VersionedFiles implements SharedDirectory {
    /** Two packets of 16 bytes, two, and one. */
    private static final int[] SIZES = {32, 20, 10};
    /** A load takes two reads at least, so that it can be seen half done. */
    private static final int MOST_PER_READ = 16;

    private final AtomicIntegerArray versions = new AtomicIntegerArray(SIZES.length);
    private final AtomicInteger held = new AtomicInteger();

    static String name(int file) {
        return "file" + file;
    }

    static int fileOf(String name) {
        return name.charAt(name.length() - 1) - '0';
    }

    static byte byteAt(int file, int version, int position) {
        return (byte) (file * 77 + version * 31 + position);
    }

    void replace(int file) {
        versions.incrementAndGet(file);
    }

    int version(int file) {
        return versions.get(file);
    }

    int size(int file) {
        return SIZES[file];
    }

    /** Opened and not closed yet. */
    int held() {
        return held.get();
    }

    /** The version whose token this is, looked for from the newest; -1: none. */
    int versionOf(int file, String token) {
        for (int version = version(file); version >= 0; version--) {
            if (fileVersion(file, version).token().equals(token)) {
                return version;
            }
        }
        return -1;
    }

    @Override
    public OpenFile open(String name) {
        int file = fileOf(name);
        int version = version(file);
        held.incrementAndGet();
        return new Opened(file, version);
    }

    @Override
    public Listing list(Runnable afterFolder) {
        return new Listing(List.of(), 0);
    }

    @Override
    public Resolution resolution() {
        return Resolution.OPENAT2;
    }

    @Override
    public @Nullable String warning() {
        return null;
    }

    @Override
    public void close() {}

    private static FileVersion fileVersion(int file, int version) {
        return new FileVersion(SIZES[file], MemoryDirectory.LONG_AGO_NS, file, version);
    }

    private final class Opened implements OpenFile {
        private final int file;
        private final int version;
        private boolean closed;

        Opened(int file, int version) {
            this.file = file;
            this.version = version;
        }

        @Override
        public FileVersion version() {
            return fileVersion(file, version);
        }

        @Override
        public FileVersion currentVersion() {
            return version();
        }

        @Override
        public int read(MemorySegment target, long position) {
            int count = (int) Math.min(Math.min(MOST_PER_READ, target.byteSize()),
                    SIZES[file] - position);
            for (int i = 0; i < count; i++) {
                target.set(ValueLayout.JAVA_BYTE, i,
                        byteAt(file, version, (int) position + i));
            }
            return count;
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                held.decrementAndGet();
            }
        }
    }
}
