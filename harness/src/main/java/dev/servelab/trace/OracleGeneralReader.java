package dev.servelab.trace;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * libCacheSim's oracleGeneral: records of 24 bytes, little-endian: time (u32), id (u64), size
 * (u32), and which request asks for the same next (i64, -1 for none), which is not looked at. As
 * there, requests of size 0 are left out.
 */
final class OracleGeneralReader extends RecordReader {
    static final int RECORD_BYTES = 24;
    static final int ID_AT = 4;
    static final int SIZE_AT = 12;
    static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class,
            ByteOrder.LITTLE_ENDIAN);
    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class,
            ByteOrder.LITTLE_ENDIAN);

    OracleGeneralReader(ByteFeed feed) {
        super(TraceFormat.ORACLE_GENERAL, feed, RECORD_BYTES);
    }

    @Override
    void decode(byte[] bytes, int from, int count, RequestBatch batch) {
        long[] keys = batch.keys();
        long[] sizes = batch.sizes();
        int next = batch.count();
        for (int i = 0, at = from; i < count; i++, at += RECORD_BYTES) {
            long size = (int) INT.get(bytes, at + SIZE_AT) & 0xffff_ffffL;
            keys[next] = (long) LONG.get(bytes, at + ID_AT);
            sizes[next] = size;
            next += size == 0 ? 0 : 1;
        }
        skipped += batch.count() + count - next;
        batch.setCount(next);
    }

    @Override
    public boolean hasSizes() {
        return true;
    }
}
