package dev.servelab.cache;

import dev.servelab.files.FileVersion;
import dev.servelab.files.ForwardingDirectory;
import dev.servelab.files.ForwardingFile;
import dev.servelab.files.OpenFile;
import dev.servelab.files.Refusal;
import dev.servelab.files.SharedDirectory;
import java.io.IOException;

/**
 * A directory on a system whose change times move in ticks, as those of Linux did before 6.13:
 * changes within one tick cannot be told from one another.
 */
final class CoarseTimes extends ForwardingDirectory {
    private final long tickNanos;

    CoarseTimes(SharedDirectory directory, long tickNanos) {
        super(directory);
        this.tickNanos = tickNanos;
    }

    @Override
    public OpenFile open(String name) throws Refusal {
        return new Opened(super.open(name));
    }

    private final class Opened extends ForwardingFile {
        Opened(OpenFile file) {
            super(file);
        }

        @Override
        public FileVersion version() {
            return coarse(super.version());
        }

        @Override
        public FileVersion currentVersion() throws IOException {
            return coarse(super.currentVersion());
        }

        private FileVersion coarse(FileVersion version) {
            return new FileVersion(version.size(),
                    version.changeNs() - Math.floorMod(version.changeNs(), tickNanos),
                    version.device(), version.inode());
        }
    }
}
