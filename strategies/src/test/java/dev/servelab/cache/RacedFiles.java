package dev.servelab.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;

/**
 * Real files that a thread of their own changes, again and again, in an order that follows from the
 * seed. It can be asked at any time which versions a reader may find.
 */
final class RacedFiles implements AutoCloseable {
    static final int COUNT = 24;
    private static final int LEAST_BYTES = 16 * 1024;
    /** Of one call, so that a reader finds a file half done. */
    private static final int WRITE_BYTES = 4 * 1024;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    /** The cache's quiet time is 20 ms, and times move in ticks of at most 10 ms. */
    private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(9);

    /** How a file becomes another. */
    enum Manner {
        RENAMED, REWRITTEN
    }

    private final Path root;
    private final Manner manner;
    private final Random random;
    private final AtomicIntegerArray begun = new AtomicIntegerArray(COUNT);
    private final AtomicIntegerArray completed = new AtomicIntegerArray(COUNT);
    private final AtomicIntegerArray slow = new AtomicIntegerArray(COUNT);
    private final CompletableFuture<Void> writer;
    private volatile int changing;
    private volatile boolean closed;

    RacedFiles(Path root, Manner manner, long seed) throws IOException {
        this.root = root;
        this.manner = manner;
        this.random = new Random(seed);
        for (int file = 0; file < COUNT; file++) {
            Files.write(root.resolve(name(file)), Blocks.of(file, 0, bytes(file)));
            slow.set(file, -1);
        }
        writer = CompletableFuture.runAsync(this::changeAll,
                task -> Thread.ofPlatform().name("writer").start(task));
    }

    static String name(int file) {
        return "file" + file;
    }

    /** From 16 KiB to 384 KiB: some are one read of the disk, some are several. */
    static int bytes(int file) {
        return LEAST_BYTES * (file + 1);
    }

    /** The newest version that is there as a whole. */
    int completed(int file) {
        return completed.get(file);
    }

    /** The newest version of which a byte may be there. */
    int begun(int file) {
        return begun.get(file);
    }

    /** Whether a call that wrote this version took so long that the quiet time says nothing. */
    boolean wasSlow(int file, int version) {
        return slow.get(file) >= version;
    }

    /** The file that is being changed, or was last. */
    int changing() {
        return changing;
    }

    int changes() {
        int changes = 0;
        for (int file = 0; file < COUNT; file++) {
            changes += completed(file);
        }
        return changes;
    }

    @Override
    public void close() {
        closed = true;
        writer.join();
    }

    private void changeAll() {
        while (!closed) {
            int file = random.nextInt(COUNT);
            changing = file;
            int version = begun.incrementAndGet(file);
            try {
                change(file, version);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
            completed.set(file, version);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void change(int file, int version) throws IOException {
        byte[] content = Blocks.of(file, version, bytes(file));
        Path path = root.resolve(name(file));
        if (manner == Manner.RENAMED) {
            Path fresh = root.resolve(".fresh");
            Files.write(fresh, content);
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
        } else if (rewrite(path, content) >= SLOW_NANOS) {
            slow.set(file, version);
        }
    }

    /** The time that the longest call took. */
    private static long rewrite(Path path, byte[] content) throws IOException {
        long longestNanos = 0;
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            for (int offset = 0; offset < content.length; offset += WRITE_BYTES) {
                long before = System.nanoTime();
                channel.write(ByteBuffer.wrap(content, offset, WRITE_BYTES));
                longestNanos = Math.max(longestNanos, System.nanoTime() - before);
            }
        }
        return longestNanos;
    }
}
