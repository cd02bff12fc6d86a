package dev.servelab.cache;

import dev.servelab.files.FileVersion;
import dev.servelab.files.Listing;
import dev.servelab.files.OpenFile;
import dev.servelab.files.Refusal;
import dev.servelab.files.Resolution;
import dev.servelab.files.SharedDirectory;
import dev.servelab.protocol.ErrorCode;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A directory in memory whose calls are counted, and can be held up or made to fail: what stands
 * before the cache in production is a real file system, which does neither on demand. Thread-safe.
 */
final class MemoryDirectory implements SharedDirectory {
    /** A change time long ago: such a file has been quiet for years. */
    static final long LONG_AGO_NS = 1_000_000_000_000_000_000L;

    /** What comes before a call; it may wait, throw, or change the file. */
    interface Hook {
        void before(String name, long position) throws IOException;
    }

    /** What a file is at one moment. */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    private record Content(FileVersion version, byte[] bytes) {}

    /** A file, whatever names lead to it. */
    private static final class Node {
        volatile Content content;

        Node(Content content) {
            this.content = content;
        }
    }

    final AtomicInteger opens = new AtomicInteger();
    final AtomicInteger reads = new AtomicInteger();
    final AtomicLong bytesRead = new AtomicLong();
    /** Opened and not closed yet. */
    final AtomicInteger held = new AtomicInteger();
    volatile Hook beforeOpen = (name, position) -> {};
    volatile Hook beforeRead = (name, position) -> {};
    volatile Hook beforeStat = (name, position) -> {};
    /** Comes after the file is open. */
    volatile Hook afterOpen = (name, position) -> {};
    /** The most that one read gives; fewer bytes than asked for are always possible. */
    volatile int mostPerRead = Integer.MAX_VALUE;

    private final Map<String, Node> nodes = new ConcurrentHashMap<>();
    private final Map<String, ErrorCode> refused = new ConcurrentHashMap<>();
    private final AtomicLong inodes = new AtomicLong();

    /** Puts a file there that was changed long ago, as by a rename: what is open stays as it is. */
    void put(String name, byte[] bytes) {
        put(name, bytes, LONG_AGO_NS);
    }

    void put(String name, byte[] bytes, long changeNs) {
        FileVersion version = new FileVersion(bytes.length, changeNs, 1, inodes.incrementAndGet());
        nodes.put(name, new Node(new Content(version, bytes)));
    }

    /** Puts a file there that says to have so many bytes, and has none. */
    void putHollow(String name, long size) {
        FileVersion version = new FileVersion(size, LONG_AGO_NS, 1, inodes.incrementAndGet());
        nodes.put(name, new Node(new Content(version, new byte[0])));
    }

    /** Writes into the file itself: who has it open sees it. */
    void rewrite(String name, byte[] bytes, long changeNs) {
        Node node = node(name);
        long inode = node.content.version().inode();
        node.content = new Content(new FileVersion(bytes.length, changeNs, 1, inode), bytes);
    }

    boolean has(String name) {
        return nodes.containsKey(name);
    }

    void remove(String name) {
        nodes.remove(name);
    }

    /** Refuses a name from now on; null: no longer. */
    void refuse(String name, @Nullable ErrorCode code) {
        if (code == null) {
            refused.remove(name);
        } else {
            refused.put(name, code);
        }
    }

    FileVersion version(String name) {
        return node(name).content.version();
    }

    @Override
    public OpenFile open(String name) throws Refusal {
        opens.incrementAndGet();
        try {
            beforeOpen.before(name, 0);
        } catch (IOException failed) {
            throw new Refusal(ErrorCode.IO_ERROR, "the disk failed");
        }
        ErrorCode code = refused.get(name);
        if (code != null) {
            throw new Refusal(code, "refused by the test");
        }
        Node node = nodes.get(name);
        if (node == null) {
            throw new Refusal(ErrorCode.NOT_FOUND, "no such file");
        }
        OpenFile file = new MemoryFile(name, node);
        try {
            afterOpen.before(name, 0);
        } catch (IOException failed) {
            throw new Refusal(ErrorCode.IO_ERROR, "the disk failed");
        }
        return file;
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

    private Node node(String name) {
        Node node = nodes.get(name);
        if (node == null) {
            throw new IllegalArgumentException("no file " + name);
        }
        return node;
    }

    private final class MemoryFile implements OpenFile {
        private final String name;
        private final Node node;
        private final FileVersion version;
        private final AtomicInteger closes = new AtomicInteger();

        MemoryFile(String name, Node node) {
            this.name = name;
            this.node = node;
            this.version = node.content.version();
            held.incrementAndGet();
        }

        @Override
        public FileVersion version() {
            return version;
        }

        @Override
        public FileVersion currentVersion() throws IOException {
            beforeStat.before(name, 0);
            return node.content.version();
        }

        @Override
        public int read(MemorySegment target, long position) throws IOException {
            reads.incrementAndGet();
            beforeRead.before(name, position);
            byte[] bytes = node.content.bytes();
            if (closes.get() > 0) {
                throw new IOException("closed");
            }
            if (position >= bytes.length) {
                return -1;
            }
            int count = (int) Math.min(mostPerRead,
                    Math.min(target.byteSize(), bytes.length - position));
            MemorySegment.copy(MemorySegment.ofArray(bytes), position, target, 0, count);
            bytesRead.addAndGet(count);
            return count;
        }

        @Override
        public void close() {
            if (closes.getAndIncrement() == 0) {
                held.decrementAndGet();
            }
        }
    }
}
