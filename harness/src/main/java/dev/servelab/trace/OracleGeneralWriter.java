package dev.servelab.trace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * libCacheSim's oracleGeneral; see {@link OracleGeneralReader}. The last field, which request asks
 * for the same next, counted from 1, is not known when a record is written: -1 stands there, and is
 * put right when that request comes. Memory for each object, not for each request.
 */
final class OracleGeneralWriter implements TraceWriter {
    private static final int NEXT_AT = 16;
    private static final long NEVER = -1;
    private static final long MOST_U32 = 0xffff_ffffL;
    private static final int BUFFERED_RECORDS = 4_096;

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer records = ByteBuffer
            .allocate(BUFFERED_RECORDS * OracleGeneralReader.RECORD_BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    private final ByteBuffer correction = ByteBuffer.allocate(Long.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    /** The count of an object is the number of its last record. */
    private final ObjectTable lastRecords = new ObjectTable();
    private long written;
    /** Of the first record that is still buffered. */
    private long flushed;

    private OracleGeneralWriter(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static OracleGeneralWriter create(Path file) throws IOException {
        try {
            return new OracleGeneralWriter(file, FileChannel.open(file, StandardOpenOption.WRITE,
                    StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING));
        } catch (FileSystemException e) {
            throw FileTrace.failure(file, e);
        }
    }

    @Override
    public void write(long timeS, String id, long key, long sizeBytes) throws IOException {
        if (timeS < 0 || timeS > MOST_U32 || sizeBytes < 0 || sizeBytes > MOST_U32) {
            throw new IOException(file + ": a time of " + timeS + " s or a size of " + sizeBytes
                    + " bytes does not fit into 32 bits; csv has room for it");
        }
        correctLast(key);
        if (!records.hasRemaining()) {
            flush();
        }
        records.putInt((int) timeS).putLong(key).putInt((int) sizeBytes).putLong(NEVER);
        written++;
    }

    private void correctLast(long key) throws IOException {
        long hash = ObjectTable.hash(key);
        int object = lastRecords.find(key, hash);
        if (object < 0) {
            object = lastRecords.add(key, hash);
        } else {
            correct(lastRecords.counts[object], written + 1);
        }
        lastRecords.counts[object] = written;
    }

    private void correct(long record, long next) throws IOException {
        if (record >= flushed) {
            int at = (int) (record - flushed) * OracleGeneralReader.RECORD_BYTES;
            records.putLong(at + NEXT_AT, next);
            return;
        }
        correction.clear().putLong(next).flip();
        long at = record * OracleGeneralReader.RECORD_BYTES + NEXT_AT;
        while (correction.hasRemaining()) {
            at += channel.write(correction, at);
        }
    }

    private void flush() throws IOException {
        records.flip();
        while (records.hasRemaining()) {
            channel.write(records);
        }
        records.clear();
        flushed = written;
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            flush();
        }
    }
}
