package dev.servelab.files;

import dev.servelab.linux.Descriptor;
import dev.servelab.linux.Errno;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The kernel resolves the whole name in one call, from a held root, refusing every link and every
 * way out; type and version are those of what was opened. Opening does not wait for a FIFO, so
 * nothing that is found can hang it. Names are bytes here: the JVM's locale does not matter.
 */
final class Openat2Directory implements SharedDirectory {
    static final long TO_READ = FileCalls.O_RDONLY | FileCalls.O_NONBLOCK | FileCalls.O_NOCTTY;

    private final Descriptor root;

    private Openat2Directory(Descriptor root) {
        this.root = root;
    }

    /** Opens the root; an {@link Errno} also where the kernel, or what guards it, lacks the call. */
    static Openat2Directory open(Path realRoot) throws IOException {
        Descriptor root = FileCalls.open(FileCalls.AT_FDCWD, RawPaths.bytes(realRoot),
                FileCalls.O_RDONLY | FileCalls.O_DIRECTORY, 0);
        Openat2Directory directory = new Openat2Directory(root);
        try {
            directory.probe();
            return directory;
        } catch (Throwable e) {
            directory.close();
            throw e;
        }
    }

    /** Every kind of call once: some may be forbidden where others are not. */
    private void probe() throws IOException {
        int number = root.acquire();
        try {
            byte[] self = {'.'};
            FileCalls.stat(number);
            FileCalls.open(number, self, TO_READ, FileCalls.BENEATH_WITHOUT_LINKS).close();
        } finally {
            root.release();
        }
    }

    @Override
    public OpenFile open(String name) throws Refusal {
        NameRules.check(name, false);
        byte[] path = name.getBytes(StandardCharsets.UTF_8);
        int number;
        try {
            number = root.acquire();
        } catch (IOException e) {
            throw Refusal.ioError("the directory is closed");
        }
        try {
            return openRegular(number, path);
        } finally {
            root.release();
        }
    }

    private static OpenFile openRegular(int root, byte[] path) throws Refusal {
        Descriptor file;
        try {
            file = FileCalls.open(root, path, TO_READ, FileCalls.BENEATH_WITHOUT_LINKS);
        } catch (Errno e) {
            throw refusal(e, root, path);
        }
        try {
            return regular(file);
        } catch (Throwable e) {
            file.close();
            throw e;
        }
    }

    private static OpenFile regular(Descriptor file) throws Refusal {
        int number;
        FileStat stat;
        try {
            number = file.acquire();
        } catch (IOException e) {
            throw new IllegalStateException("closed before it was handed out", e);
        }
        try {
            stat = FileCalls.stat(number);
        } catch (Errno e) {
            throw FileCalls.refusal(e);
        } finally {
            file.release();
        }
        if (!stat.isRegular()) {
            throw Refusal.notAFile(stat.isDirectory());
        }
        return new DescriptorFile(file, stat.version());
    }

    /** What is no file is that first, and only then something that may not be read. */
    private static Refusal refusal(Errno failure, int root, byte[] path) {
        Refusal refusal = FileCalls.refusal(failure);
        if (refusal.code() != Refusal.denied().code()) {
            return refusal;
        }
        try (Descriptor found = FileCalls.open(root, path, FileCalls.O_PATH,
                FileCalls.BENEATH_WITHOUT_LINKS)) {
            int number = found.acquire();
            try {
                FileStat stat = FileCalls.stat(number);
                return stat.isRegular() ? refusal : Refusal.notAFile(stat.isDirectory());
            } finally {
                found.release();
            }
        } catch (IOException e) {
            return refusal; // a folder on the way may not be entered
        }
    }

    @Override
    public Listing list(Runnable afterFolder) throws IOException {
        int number = root.acquire();
        try {
            return new Openat2Lister(number).list(afterFolder);
        } finally {
            root.release();
        }
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
    public void close() {
        root.close();
    }
}
