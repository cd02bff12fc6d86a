package dev.servelab.files;

import dev.servelab.linux.Descriptor;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/** A file held by its descriptor; everything asked is asked of what was opened. */
final class DescriptorFile implements OpenFile {
    private final Descriptor descriptor;
    private final FileVersion version;

    DescriptorFile(Descriptor descriptor, FileVersion version) {
        this.descriptor = descriptor;
        this.version = version;
    }

    @Override
    public FileVersion version() {
        return version;
    }

    @Override
    public FileVersion currentVersion() throws IOException {
        int number = descriptor.acquire();
        try {
            return FileCalls.stat(number).version();
        } finally {
            descriptor.release();
        }
    }

    @Override
    public int read(MemorySegment target, long position) throws IOException {
        Reads.check(target, position);
        int number = descriptor.acquire();
        try {
            int read = FileCalls.read(number, target, position);
            return read == 0 && target.byteSize() > 0 ? -1 : read;
        } finally {
            descriptor.release();
        }
    }

    @Override
    public void close() {
        descriptor.close();
    }
}
