package dev.servelab.benchmarks.peer;

import dev.servelab.files.FileVersion;
import dev.servelab.files.OpenFile;
import dev.servelab.files.Refusal;
import dev.servelab.files.SharedDirectory;
import dev.servelab.protocol.Crc32c;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/** A file as a cache of objects holds it: an array on the heap, which the collector frees. */
final class Content {
    final String version;
    final int sum;
    private final byte[] bytes;

    private Content(String version, byte[] bytes, int sum) {
        this.version = version;
        this.bytes = bytes;
        this.sum = sum;
    }

    /**
     * Opens, reads and sums a file, on the caller's thread.
     *
     * @param directory whose files can be read into the heap, as files in memory can
     * @throws UncheckedIOException if there is no such file, or it cannot be read
     */
    static Content read(SharedDirectory directory, String name) {
        try (OpenFile file = directory.open(name)) {
            FileVersion version = file.version();
            byte[] bytes = new byte[Math.toIntExact(version.size())];
            MemorySegment target = MemorySegment.ofArray(bytes);
            for (int at = 0; at < bytes.length;) {
                int count = file.read(target.asSlice(at), at);
                if (count <= 0) {
                    throw new IOException("the file has shrunk");
                }
                at += count;
            }
            Crc32c sum = new Crc32c();
            sum.update(bytes, 0, bytes.length);
            return new Content(version.token(), bytes, sum.value());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (Refusal refused) {
            throw new UncheckedIOException(new IOException(refused.text(), refused));
        }
    }

    int size() {
        return bytes.length;
    }

    /** Whole packets, at least one: what the file weighs. */
    int packets(int packetBytes) {
        return Math.max(1, Math.ceilDiv(bytes.length, packetBytes));
    }

    void copy(int from, int to, ByteBuffer out) {
        out.put(bytes, from, to - from);
    }

    ByteBuffer view(int from, int to) {
        return ByteBuffer.wrap(bytes, from, to - from);
    }
}
