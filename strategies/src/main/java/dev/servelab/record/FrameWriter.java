package dev.servelab.record;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/** Writes the frames of a recording. Used by one thread at a time. */
final class FrameWriter implements Closeable {
    private final OutputStream out;
    private final CRC32C whole = new CRC32C();
    private long bytes;
    private long records;
    private long requests;

    /** Takes the stream over and writes what comes before the first record. */
    FrameWriter(OutputStream out, RecordingHeader header) throws IOException {
        this.out = out;
        write(RecordingFormat.firstLine());
        byte[] policy = RecordBuffer.utf8(header.policy());
        byte[] version = RecordBuffer.utf8(header.version());
        RecordBuffer content = new RecordBuffer(
                policy.length + version.length + 5 * RecordBuffer.VARINT_BYTES);
        content.text(policy).varint(header.capacityBytes()).varint(header.packetBytes())
                .varint(header.startedMillis()).text(version);
        frame(RecordingFormat.HEADER, content);
    }

    void records(RecordBuffer content) throws IOException {
        frame(RecordingFormat.RECORDS, content);
        records += content.records();
        requests += content.requests();
    }

    /** Says how it ended: without this a recording counts as cut. */
    void end(int how) throws IOException {
        RecordBuffer content = new RecordBuffer(4 * RecordBuffer.VARINT_BYTES);
        content.varint(how).varint(records).varint(requests).varint(whole.getValue());
        frame(RecordingFormat.END, content);
    }

    long bytes() {
        return bytes;
    }

    long requests() {
        return requests;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void frame(int kind, RecordBuffer content) throws IOException {
        CRC32C sum = new CRC32C();
        sum.update(kind);
        sum.update(content.bytes(), 0, content.count());
        ByteBuffer frame = ByteBuffer
                .allocate(RecordingFormat.FRAME_HEAD_BYTES + content.count())
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) kind).putInt(content.count()).putInt((int) sum.getValue())
                .put(content.bytes(), 0, content.count());
        write(frame.array());
    }

    private void write(byte[] all) throws IOException {
        out.write(all);
        whole.update(all);
        bytes += all.length;
    }
}
