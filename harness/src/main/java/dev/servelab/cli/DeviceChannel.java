package dev.servelab.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A device or pipe that {@code -o} names, written to as it is. */
final class DeviceChannel implements WritableByteChannel {
    private final Path path;
    private final FileChannel channel;

    private DeviceChannel(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static DeviceChannel open(Path path) throws LocalFileException {
        try {
            return new DeviceChannel(path, FileChannel.open(path, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw LocalFileException.of(path, e);
        }
    }

    @Override
    public int write(ByteBuffer bytes) throws LocalFileException {
        try {
            return channel.write(bytes);
        } catch (IOException e) {
            throw LocalFileException.of(path, e);
        }
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws LocalFileException {
        try {
            channel.close();
        } catch (IOException e) {
            throw LocalFileException.of(path, e);
        }
    }
}
