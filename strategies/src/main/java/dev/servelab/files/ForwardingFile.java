package dev.servelab.files;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/** An open file that hands everything on, for those that change a part of it. */
public abstract class ForwardingFile implements OpenFile {
    private final OpenFile file;

    /** @param file is closed with this */
    protected ForwardingFile(OpenFile file) {
        this.file = file;
    }

    @Override
    public FileVersion version() {
        return file.version();
    }

    @Override
    public FileVersion currentVersion() throws IOException {
        return file.currentVersion();
    }

    @Override
    public int read(MemorySegment target, long position) throws IOException {
        return file.read(target, position);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
