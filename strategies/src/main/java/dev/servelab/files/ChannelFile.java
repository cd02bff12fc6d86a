package dev.servelab.files;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/**
 * A file held by a channel. The JDK cannot ask a channel for its file's times, so they are looked
 * up by name again. A thread that is interrupted in a read closes the file.
 */
final class ChannelFile implements OpenFile {
    /** The attributes now of whatever has the name; throws what a look-up throws. */
    interface Lookup {
        BasicFileAttributes now() throws IOException, Refusal;
    }

    /** So that a segment's slice always fits a buffer. */
    private static final long MAX_READ = 1L << 30;

    private final FileChannel channel;
    private final BasicFileAttributes opened;
    private final FileVersion version;
    private final Lookup lookup;

    ChannelFile(FileChannel channel, BasicFileAttributes opened, Lookup lookup) {
        this.channel = channel;
        this.opened = opened;
        this.version = FileKeys.version(opened);
        this.lookup = lookup;
    }

    @Override
    public FileVersion version() {
        return version;
    }

    @Override
    public FileVersion currentVersion() throws IOException {
        long size = channel.size(); // also says whether it was closed
        try {
            BasicFileAttributes now = lookup.now();
            if (now.isRegularFile() && FileKeys.same(opened, now)) {
                return FileKeys.version(now);
            }
        } catch (Refusal | IOException e) {
            // The name has gone: below.
        }
        return withoutName(size);
    }

    /** Losing its name changes a file's change time, to about now; so this is another version. */
    private FileVersion withoutName(long size) {
        long nowNs = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
        long changeNs = Math.max(nowNs, version.changeNs() + 1);
        return new FileVersion(size, changeNs, version.device(), version.inode());
    }

    @Override
    public int read(MemorySegment target, long position) throws IOException {
        Reads.check(target, position);
        long most = Math.min(target.byteSize(), MAX_READ);
        if (most == 0) {
            return 0;
        }
        return channel.read(target.asSlice(0, most).asByteBuffer(), position);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
