package dev.servelab.server;

import dev.servelab.disk.DeclaredDisk;
import dev.servelab.files.ForwardingDirectory;
import dev.servelab.files.ForwardingFile;
import dev.servelab.files.OpenFile;
import dev.servelab.files.Refusal;
import dev.servelab.files.SharedDirectory;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/**
 * A directory whose files' content lies on a declared disk. To look a name up, to read a version
 * and to list cost nothing more: of these a file system that serves has its answers in memory.
 */
final class DeclaredDirectory extends ForwardingDirectory {
    private final DeclaredDisk disk;

    DeclaredDirectory(SharedDirectory directory, DeclaredDisk disk) {
        super(directory);
        this.disk = disk;
    }

    @Override
    public OpenFile open(String name) throws Refusal {
        return new DeclaredFile(super.open(name), disk);
    }

    /** One of its files. */
    private static final class DeclaredFile extends ForwardingFile {
        private final DeclaredDisk disk;
        /** Where the last read ended; before the first nowhere. */
        private long endOfLast = -1;

        DeclaredFile(OpenFile file, DeclaredDisk disk) {
            super(file);
            this.disk = disk;
        }

        @Override
        public int read(MemorySegment target, long position) throws IOException {
            long begunNanos = disk.now();
            int count = super.read(target, position);
            if (count > 0) {
                boolean goesOn = position == endOfLast;
                endOfLast = position + count;
                disk.serve(begunNanos, count, goesOn);
            }
            return count;
        }
    }
}
