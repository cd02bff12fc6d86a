package dev.servelab.torture;

import dev.servelab.files.FileVersion;
import dev.servelab.files.Listing;
import dev.servelab.files.OpenFile;
import dev.servelab.files.Refusal;
import dev.servelab.files.Resolution;
import dev.servelab.files.SharedDirectory;
import dev.servelab.protocol.ErrorCode;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** A directory on a disk that fails at times. Thread-safe, as what it wraps. */
final class FaultyDirectory implements SharedDirectory {
    private final SharedDirectory directory;
    private final Injector injector;

    FaultyDirectory(SharedDirectory directory, Injector injector) {
        this.directory = directory;
        this.injector = injector;
    }

    @Override
    public OpenFile open(String name) throws Refusal {
        try {
            injector.mayFail();
        } catch (IOException injected) {
            throw new Refusal(ErrorCode.IO_ERROR, "the disk failed");
        }
        return new FaultyFile(directory.open(name), injector);
    }

    @Override
    public Listing list(Runnable afterFolder) throws IOException {
        injector.mayFail();
        return directory.list(afterFolder);
    }

    @Override
    public Resolution resolution() {
        return directory.resolution();
    }

    @Override
    public @Nullable String warning() {
        return directory.warning();
    }

    @Override
    public void close() throws IOException {
        directory.close();
    }

    /** One of its files. */
    private record FaultyFile(OpenFile file, Injector injector) implements OpenFile {
        @Override
        public FileVersion version() {
            return file.version();
        }

        @Override
        public FileVersion currentVersion() throws IOException {
            injector.mayFail();
            return file.currentVersion();
        }

        @Override
        public int read(MemorySegment target, long position) throws IOException {
            injector.mayFail();
            return file.read(target.asSlice(0, injector.mayFallShort(target.byteSize())),
                    position);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
