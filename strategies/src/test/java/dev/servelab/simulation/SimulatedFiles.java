package dev.servelab.simulation;

import dev.servelab.files.FileVersion;
import dev.servelab.files.ListedFile;
import dev.servelab.files.Listing;
import dev.servelab.files.OpenFile;
import dev.servelab.files.Refusal;
import dev.servelab.files.Resolution;
import dev.servelab.files.SharedDirectory;
import dev.servelab.protocol.ErrorCode;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The directory that is served: files in memory, and every call may last, fail, or do less. */
final class SimulatedFiles implements SharedDirectory {
    /** What the disk calls the listing: no file has an empty name. */
    private static final String ROOT = "";

    private final FaultyCalls calls;
    private final Map<String, NamedFile> byName = new HashMap<>();
    final List<NamedFile> all = new ArrayList<>();
    final NamedFile root;
    private final List<Listing> listings = new ArrayList<>();
    private int held;

    SimulatedFiles(FaultyCalls calls, SimulatedClock clock) {
        this.calls = calls;
        this.root = new NamedFile(ROOT, -1, clock);
        byName.put(ROOT, root);
    }

    NamedFile add(String name, SimulatedClock clock) {
        NamedFile file = new NamedFile(name, all.size(), clock);
        all.add(file);
        byName.put(name, file);
        return file;
    }

    /** A name that can be asked for and leads nowhere. */
    NamedFile addUnlisted(String name, SimulatedClock clock) {
        NamedFile file = new NamedFile(name, -1, clock);
        byName.put(name, file);
        return file;
    }

    /** Every name that can be asked for, and the root. */
    Collection<NamedFile> named() {
        return byName.values();
    }

    /** Opened and not closed yet. */
    int held() {
        return held;
    }

    /** Everything that has been listed so far, oldest first. */
    List<Listing> listings() {
        return listings;
    }

    @Override
    public OpenFile open(String name) throws Refusal {
        NamedFile file = named(name);
        begin(file);
        ErrorCode refusal = file.refusal();
        FileNode node = file.node();
        if (refusal != null || node == null) {
            calls.pause();
            throw new Refusal(refusal == null ? ErrorCode.NOT_FOUND : refusal, "as simulated");
        }
        Handle handle = new Handle(file, node);
        try {
            calls.end(file);
        } catch (IOException failed) {
            handle.close();
            throw new Refusal(ErrorCode.IO_ERROR, "the simulated disk failed");
        } catch (RuntimeException | Error broken) {
            handle.close();
            throw broken;
        }
        return handle;
    }

    @Override
    public Listing list(Runnable afterFolder) throws IOException {
        calls.begin(root);
        List<ListedFile> files = new ArrayList<>();
        for (NamedFile file : all) {
            FileNode node = file.node();
            if (file.refusal() == null && node != null) {
                files.add(new ListedFile(file.name, node.state().size()));
            }
        }
        files.sort(Comparator.comparing(ListedFile::name));
        afterFolder.run();
        calls.end(root);
        Listing listing = new Listing(files, 0);
        listings.add(listing);
        return listing;
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

    private void begin(NamedFile file) throws Refusal {
        try {
            calls.begin(file);
        } catch (IOException failed) {
            throw new Refusal(ErrorCode.IO_ERROR, "the simulated disk failed");
        }
        if (calls.isExhausted(file)) {
            throw new Refusal(ErrorCode.BUSY, "too many open files");
        }
    }

    private NamedFile named(String name) {
        NamedFile file = byName.get(name);
        if (file == null) {
            throw new AssertionError("looked up, and nobody asked for it: " + name);
        }
        return file;
    }

    private final class Handle implements OpenFile {
        private final NamedFile file;
        private final FileNode node;
        private final FileVersion version;
        private boolean closed;

        Handle(NamedFile file, FileNode node) {
            this.file = file;
            this.node = node;
            this.version = node.state().version;
            held++;
        }

        @Override
        public FileVersion version() {
            return version;
        }

        @Override
        public FileVersion currentVersion() throws IOException {
            checkOpen();
            calls.begin(file);
            FileVersion now = node.state().version;
            calls.end(file);
            return now;
        }

        @Override
        public int read(MemorySegment target, long position) throws IOException {
            checkOpen();
            calls.begin(file);
            byte[] bytes = node.state().bytes;
            if (position >= bytes.length) {
                file.fault();
                return -1;
            }
            int most = (int) Math.min(target.byteSize(), bytes.length - position);
            int count = calls.shorten(most);
            MemorySegment.copy(MemorySegment.ofArray(bytes), position, target, 0, count);
            calls.end(file);
            return count;
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                held--;
            }
        }

        /** As it begins: a call that is under way goes on when the file is closed. */
        private void checkOpen() throws IOException {
            if (closed) {
                throw new IOException("closed");
            }
        }
    }
}
