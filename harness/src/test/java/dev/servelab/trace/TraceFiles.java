package dev.servelab.trace;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Traces made by hand, byte by byte, and what is read from them. */
final class TraceFiles {
    /** A request that was read. */
    record Request(long key, long size) {}

    private TraceFiles() {}

    static byte[] text(String lines) {
        return lines.getBytes(StandardCharsets.UTF_8);
    }

    /** A record as libCacheSim writes it. */
    static byte[] oracle(int time, long id, int size, long next) {
        return ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN).putInt(time).putLong(id)
                .putInt(size).putLong(next).array();
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] packed(Packing packing, byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = switch (packing) {
            case NONE -> packed;
            case GZIP -> new GZIPOutputStream(packed);
            case XZ -> new XZOutputStream(packed, new LZMA2Options(1));
            case ZSTD -> new ZstdOutputStream(packed);
        }) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static List<Request> read(TraceSource source) throws IOException {
        List<Request> requests = new ArrayList<>();
        try (TraceReader reader = source.open()) {
            RequestBatch batch = new RequestBatch();
            while (reader.read(batch)) {
                for (int i = 0; i < batch.count(); i++) {
                    requests.add(new Request(batch.keys()[i], batch.sizes()[i]));
                }
            }
        }
        return requests;
    }
}
