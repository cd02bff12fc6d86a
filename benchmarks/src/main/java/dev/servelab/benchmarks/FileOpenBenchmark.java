package dev.servelab.benchmarks;

import dev.servelab.files.OpenFile;
import dev.servelab.files.Refusal;
import dev.servelab.files.Resolution;
import dev.servelab.files.SharedDirectory;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does it cost to get from a name to a file's bytes? Ours, by each {@link Resolution}
 * ({@code AUTO} is the best that the system has), against what the JDK offers for a path. {@code lookUp} opens and closes: what
 * it costs to see that a cached file has not changed. {@code read} reads it too, as a load does, in
 * pieces of 128 KiB.
 *
 * <p>The file lies in the system's page cache, three folders deep, and is always the same: this is the
 * price of the calls, and that of a miss only where the disk costs nothing. Ours refuses links, what
 * is hidden and what is no file; the JDK's ways do not look. A system that lacks a resolution says so:
 * leave it out, {@code -p resolution=...}. The memory that is read into begins with a page, as the slab
 * does: sixteen bytes further on, where malloc begins, AMD's Zen 3 takes ten times as long to copy to it.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FileOpenBenchmark {
    private static final String NAME = "one/two/three/file";
    private static final int PIECE_BYTES = 128 * 1024;
    private static final int PAGE_BYTES = 4096;

    /** A folder with the file in it. */
    @State(Scope.Benchmark)
    public static class Folder {
        /** 1 KiB, 64 KiB, 1 MiB. */
        @Param({"1024", "65536", "1048576"})
        public int fileBytes;

        private Path root;
        private ByteBuffer buffer;

        @Setup
        public void write() throws IOException {
            root = Files.createTempDirectory("servelab-open");
            Path file = root.resolve(NAME);
            Files.createDirectories(file.getParent());
            Files.write(file, new byte[fileBytes]);
            buffer = ByteBuffer.allocateDirect(fileBytes + 2 * PAGE_BYTES)
                    .alignedSlice(PAGE_BYTES).slice(0, fileBytes);
        }

        @TearDown
        public void delete() throws IOException {
            Path relative = Path.of(NAME);
            for (int names = relative.getNameCount(); names > 0; names--) {
                Files.delete(root.resolve(relative.subpath(0, names)));
            }
            Files.delete(root);
        }
    }

    /** The folder, shared. */
    @State(Scope.Benchmark)
    public static class Shared {
        /** Every way of resolving names. */
        @Param
        public Resolution resolution;

        private SharedDirectory directory;
        private MemorySegment memory;

        @Setup
        public void open(Folder folder) throws IOException {
            directory = SharedDirectory.open(folder.root, resolution);
            memory = MemorySegment.ofBuffer(folder.buffer);
        }

        @TearDown
        public void close() throws IOException {
            directory.close();
        }
    }

    /** One of the JDK's ways. */
    @State(Scope.Benchmark)
    public static class Jdk {
        @Param
        public WayOfReading way;

        private final byte[] piece = new byte[8 * 1024];
    }

    @Benchmark
    @Threads(1)
    public long lookUp(Shared shared) throws IOException, Refusal {
        try (OpenFile file = shared.directory.open(NAME)) {
            return file.version().changeNs();
        }
    }

    @Benchmark
    @Threads(1)
    public long read(Shared shared) throws IOException, Refusal {
        try (OpenFile file = shared.directory.open(NAME)) {
            long size = file.version().size();
            long at = 0;
            while (at < size) {
                long wanted = Math.min(PIECE_BYTES, size - at);
                at += file.read(shared.memory.asSlice(at, wanted), at);
            }
            return at;
        }
    }

    @Benchmark
    @Threads(1)
    public long readByJdk(Jdk jdk, Folder folder) throws IOException {
        return jdk.way.read(folder.root.resolve(NAME), folder.buffer, jdk.piece);
    }
}
