package dev.servelab.trace;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Nothing but keys, big-endian, of 4 or 8 bytes. */
final class KeysReader extends RecordReader {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class,
            ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class,
            ByteOrder.BIG_ENDIAN);

    private final boolean wide;

    private KeysReader(TraceFormat format, ByteFeed feed, boolean wide) {
        super(format, feed, wide ? Long.BYTES : Integer.BYTES);
        this.wide = wide;
    }

    static KeysReader ofInts(ByteFeed feed) {
        return new KeysReader(TraceFormat.INT32, feed, false);
    }

    static KeysReader ofLongs(ByteFeed feed) {
        return new KeysReader(TraceFormat.INT64, feed, true);
    }

    @Override
    void decode(byte[] bytes, int from, int count, RequestBatch batch) {
        long[] keys = batch.keys();
        long[] sizes = batch.sizes();
        int first = batch.count();
        for (int i = 0; i < count; i++) {
            keys[first + i] = wide
                    ? (long) LONG.get(bytes, from + i * Long.BYTES)
                    : (int) INT.get(bytes, from + i * Integer.BYTES) & 0xffff_ffffL;
            sizes[first + i] = 1;
        }
        batch.setCount(first + count);
    }

    @Override
    public boolean hasSizes() {
        return false;
    }
}
