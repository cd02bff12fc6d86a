package dev.servelab.torture;

import dev.servelab.files.FileVersion;
import dev.servelab.files.ForwardingDirectory;
import dev.servelab.files.ForwardingFile;
import dev.servelab.files.Listing;
import dev.servelab.files.OpenFile;
import dev.servelab.files.Refusal;
import dev.servelab.files.SharedDirectory;
import dev.servelab.protocol.ErrorCode;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/** A directory on a disk that fails at times. Thread-safe, as what it wraps. */
final class FaultyDirectory extends ForwardingDirectory {
    private final Injector injector;

    FaultyDirectory(SharedDirectory directory, Injector injector) {
        super(directory);
        this.injector = injector;
    }

    @Override
    public OpenFile open(String name) throws Refusal {
        try {
            injector.mayFail();
        } catch (IOException injected) {
            throw new Refusal(ErrorCode.IO_ERROR, "the disk failed");
        }
        return new FaultyFile(super.open(name), injector);
    }

    @Override
    public Listing list(Runnable afterFolder) throws IOException {
        injector.mayFail();
        return super.list(afterFolder);
    }

    /** One of its files. */
    private static final class FaultyFile extends ForwardingFile {
        private final Injector injector;

        FaultyFile(OpenFile file, Injector injector) {
            super(file);
            this.injector = injector;
        }

        @Override
        public FileVersion currentVersion() throws IOException {
            injector.mayFail();
            return super.currentVersion();
        }

        @Override
        public int read(MemorySegment target, long position) throws IOException {
            injector.mayFail();
            return super.read(target.asSlice(0, injector.mayFallShort(target.byteSize())),
                    position);
        }
    }
}
