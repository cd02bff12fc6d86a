package dev.servelab.protocol;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Requests for files that were asked for before: who asks for one again gets the same object, with the
 * same name, whose hash is known. So a request for a file that is asked for often takes no memory.
 *
 * <p>A table in which the bytes of a name say the one place where its request may be; the request
 * that came last has the place. Thread-safe without a lock: a request is immutable, and who loses a
 * race makes an object more.
 */
public final class KnownGets {
    /** Enough for the names of a cache full of small files; 16 KiB while none is known. */
    public static final int PLACES = 1 << 12;
    /** Longer names are not kept, so that the table is never larger than a megabyte. */
    static final int MOST_NAME_BYTES = 128;

    /** An odd number without a pattern: 2^64 divided by the golden ratio (Knuth, 6.4). */
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class,
            ByteOrder.LITTLE_ENDIAN);

    private final Request.@Nullable Get[] requests;

    /** @param places a power of two */
    public KnownGets(int places) {
        if (Integer.bitCount(places) != 1) {
            throw new IllegalArgumentException(places + " places: a power of two is possible");
        }
        requests = new Request.Get[places];
    }

    /** The request for the name whose bytes these are; null if it is not known. */
    Request.@Nullable Get find(byte[] line, int from, int end) {
        if (end - from > MOST_NAME_BYTES) {
            return null;
        }
        Request.Get known = requests[placeOf(line, from, end)];
        return known != null && isSaidBy(known.name(), line, from, end) ? known : null;
    }

    /** Keeps a request for a name that is its bytes, as they are. */
    void keep(Request.Get request, byte[] line, int from, int end) {
        if (end - from <= MOST_NAME_BYTES) {
            requests[placeOf(line, from, end)] = request;
        }
    }

    private static boolean isSaidBy(String name, byte[] line, int from, int end) {
        if (name.length() != end - from) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) != line[from + i]) {
                return false;
            }
        }
        return true;
    }

    /** Eight bytes at a time. */
    private int placeOf(byte[] line, int from, int end) {
        long hash = 0;
        int at = from;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            hash = mixed(hash ^ (long) LONG.get(line, at));
        }
        long rest = (long) end - from;
        for (; at < end; at++) {
            rest = (rest << Byte.SIZE) | (line[at] & 0xFF);
        }
        return (int) mixed(hash ^ rest) & (requests.length - 1);
    }

    private static long mixed(long hash) {
        long product = hash * MIX;
        return product ^ (product >>> 32);
    }
}
