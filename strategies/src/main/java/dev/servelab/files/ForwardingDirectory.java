package dev.servelab.files;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A directory that hands everything on, for those that change a part of it. */
public abstract class ForwardingDirectory implements SharedDirectory {
    private final SharedDirectory directory;

    /** @param directory is closed with this */
    protected ForwardingDirectory(SharedDirectory directory) {
        this.directory = directory;
    }

    @Override
    public OpenFile open(String name) throws Refusal {
        return directory.open(name);
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
}
