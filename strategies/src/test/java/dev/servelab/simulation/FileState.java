package dev.servelab.simulation;

import dev.servelab.files.FileVersion;
import java.util.zip.CRC32C;

/** What a file is at one moment: a version and its bytes. */
final class FileState {
    /** It is what its name leads to now. */
    static final long CURRENT = Long.MAX_VALUE;

    final FileNode node;
    final FileVersion version;
    final String token;
    final byte[] bytes;
    /** When it was last what its name leads to, in elapsed nanoseconds. */
    long until = CURRENT;

    FileState(FileNode node, FileVersion version, byte[] bytes) {
        this.node = node;
        this.version = version;
        this.token = version.token();
        this.bytes = bytes;
    }

    int size() {
        return bytes.length;
    }

    int sum() {
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        return (int) sum.getValue();
    }
}
