package dev.servelab.cache;

import dev.servelab.files.FileVersion;
import dev.servelab.files.Listing;
import dev.servelab.files.OpenFile;
import dev.servelab.files.Refusal;
import dev.servelab.files.Resolution;
import dev.servelab.files.SharedDirectory;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * A directory on a system whose change times move in ticks, as those of Linux did before 6.13:
 * changes within one tick cannot be told from one another.
 */
record CoarseTimes(SharedDirectory directory, long tickNanos) implements SharedDirectory {
    @Override
    public OpenFile open(String name) throws Refusal {
        return new Opened(directory.open(name), tickNanos);
    }

    @Override
    public Listing list(Runnable afterFolder) throws IOException {
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

    private record Opened(OpenFile file, long tickNanos) implements OpenFile {
        @Override
        public FileVersion version() {
            return coarse(file.version());
        }

        @Override
        public FileVersion currentVersion() throws IOException {
            return coarse(file.currentVersion());
        }

        @Override
        public int read(MemorySegment target, long position) throws IOException {
            return file.read(target, position);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }

        private FileVersion coarse(FileVersion version) {
            return new FileVersion(version.size(),
                    version.changeNs() - Math.floorMod(version.changeNs(), tickNanos),
                    version.device(), version.inode());
        }
    }
}
