package dev.servelab.files;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.util.Iterator;
import java.util.Set;

/**
 * A held directory in which something happens at the worst moment: after the look, before the open.
 */
final class SwappingStream implements SecureDirectoryStream<Path> {
    /** What happens. */
    interface Swap {
        void run() throws IOException;
    }

    private final SecureDirectoryStream<Path> real;
    private final Swap beforeOpen;

    SwappingStream(SecureDirectoryStream<Path> real, Swap beforeOpen) {
        this.real = real;
        this.beforeOpen = beforeOpen;
    }

    @Override
    public SecureDirectoryStream<Path> newDirectoryStream(Path path, LinkOption... options)
            throws IOException {
        beforeOpen.run();
        return real.newDirectoryStream(path, options);
    }

    @Override
    public SeekableByteChannel newByteChannel(Path path, Set<? extends OpenOption> options,
            FileAttribute<?>... attributes) throws IOException {
        beforeOpen.run();
        return real.newByteChannel(path, options, attributes);
    }

    @Override
    public void deleteFile(Path path) throws IOException {
        real.deleteFile(path);
    }

    @Override
    public void deleteDirectory(Path path) throws IOException {
        real.deleteDirectory(path);
    }

    @Override
    public void move(Path source, SecureDirectoryStream<Path> targetFolder, Path target)
            throws IOException {
        real.move(source, targetFolder, target);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(Class<V> type) {
        return real.getFileAttributeView(type);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type,
            LinkOption... options) {
        return real.getFileAttributeView(path, type, options);
    }

    @Override
    public Iterator<Path> iterator() {
        return real.iterator();
    }

    @Override
    public void close() throws IOException {
        real.close();
    }
}
