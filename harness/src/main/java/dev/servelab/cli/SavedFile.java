package dev.servelab.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Waits until a file is saved: written in place, or replaced as most editors do. */
final class SavedFile implements Closeable {
    /** An editor's save is several events; they are over when none has come for so long. */
    private static final long QUIET_MS = 100;

    private final WatchService service;
    private final Path name;

    private SavedFile(WatchService service, Path name) {
        this.service = service;
        this.name = name;
    }

    /** Notices every save from now on. */
    static SavedFile watch(Path file) throws IOException {
        Path whole = file.toAbsolutePath();
        Path folder = whole.getParent();
        Path name = whole.getFileName();
        if (folder == null || name == null) {
            throw new IOException("is a folder");
        }
        WatchService service = FileSystems.getDefault().newWatchService();
        try {
            folder.register(service, StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY);
            return new SavedFile(service, name);
        } catch (IOException | RuntimeException failed) {
            service.close();
            throw failed;
        }
    }

    /** Returns when the file has been saved since the last time, and nothing follows. */
    void await() throws IOException, InterruptedException {
        boolean saved = false;
        while (true) {
            @Nullable
            WatchKey key = saved
                    ? service.poll(QUIET_MS, TimeUnit.MILLISECONDS)
                    : service.take();
            if (key == null) {
                return;
            }
            for (WatchEvent<?> event : key.pollEvents()) {
                saved |= event.kind().equals(StandardWatchEventKinds.OVERFLOW)
                        || name.equals(event.context());
            }
            if (!key.reset()) {
                throw new NoSuchFileException(name.toString(), null, "its folder has gone");
            }
        }
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
