package dev.servelab.trace;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdIOException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.MemoryLimitException;

/**
 * The unpacked bytes of a trace, a window at a time. Formats read {@link #bytes} between
 * {@link #from} and {@link #to}, move {@code from} on, and ask for more. One thread.
 */
final class ByteFeed implements Closeable {
    static final int WINDOW_BYTES = 128 << 10;

    /** What stands here is read in place, without a copy for each line or record. */
    final byte[] bytes = new byte[WINDOW_BYTES];
    /** The first byte that is not read yet. */
    int from;
    /** The first that is not there yet. */
    int to;

    private final String name;
    private final PeekedInput packed;
    private final OptionalLong packedBytes;
    private final Packing packing;
    private final InputStream in;
    private @Nullable DamagedException damaged;

    private ByteFeed(String name, PeekedInput packed, OptionalLong packedBytes, Packing packing)
            throws IOException {
        this.name = name;
        this.packed = packed;
        this.packedBytes = packedBytes;
        this.packing = packing;
        this.in = unpacking();
    }

    /**
     * Begins to unpack. If that fails {@code raw} is left open.
     *
     * @param name that messages begin with
     * @param rawBytes how long it is, if that is known
     */
    static ByteFeed of(String name, InputStream raw, OptionalLong rawBytes) throws IOException {
        PeekedInput packed = new PeekedInput(raw);
        Packing packing = Packing.of(name, packed.peek(Packing.MAGIC_BYTES));
        try {
            return new ByteFeed(name, packed, rawBytes, packing);
        } catch (DamagedException damaged) {
            throw new BrokenTraceException(name + ": " + damaged.getMessage(), damaged);
        }
    }

    /** What messages begin with. */
    String name() {
        return name;
    }

    Packing packing() {
        return packing;
    }

    /** The length of what is read here, if it is known. */
    OptionalLong length() {
        return packing == Packing.NONE ? packedBytes : OptionalLong.empty();
    }

    /** How much of the file is read, 0 to 1. */
    OptionalDouble shareRead() {
        return packedBytes.isEmpty() || packedBytes.getAsLong() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.min(1,
                        (double) packed.taken() / packedBytes.getAsLong()));
    }

    /**
     * Brings more bytes; those not read yet move to the front of the window, which must not be
     * full.
     *
     * @return false if there are none
     */
    boolean more() throws IOException {
        if (damaged != null) {
            throw damaged;
        }
        System.arraycopy(bytes, from, bytes, 0, to - from);
        to -= from;
        from = 0;
        int count = unpacked();
        to += Math.max(0, count);
        return count > 0;
    }

    /** Brings so many bytes, fewer only if no more can be had; why not is said to who reads on. */
    void fill(int least) throws IOException {
        try {
            while (to - from < least && more()) {
                // a pipe gives a little at a time
            }
        } catch (DamagedException e) {
            damaged = e;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private InputStream unpacking() throws IOException {
        try {
            return packing.unpack(packed);
        } catch (IOException | RuntimeException e) {
            throw failure(e);
        }
    }

    private int unpacked() throws IOException {
        try {
            return in.read(bytes, to, bytes.length - to);
        } catch (IOException | RuntimeException e) {
            throw failure(e);
        }
    }

    /** Null if the file is damaged. */
    private static @Nullable String whyNotUnpacked(Exception e) {
        return switch (e) {
            case MemoryLimitException large -> "it needs " + (large.getMemoryNeeded() >> 10)
                    + " MiB of memory";
            case CannotUnpackException system -> system.getMessage();
            case ZstdIOException zstd -> ofZstd(zstd.getErrorCode());
            default -> null;
        };
    }

    private static @Nullable String ofZstd(long code) {
        if (code == Zstd.errFrameParameterWindowTooLarge()) {
            return "it was packed with a window of more than 128 MiB";
        }
        return code == Zstd.errDictionaryWrong() ? "it was packed with a dictionary" : null;
    }

    /** Libraries that unpack say in many ways that a file is damaged. */
    private IOException failure(Exception e) {
        IOException reading = packed.failure();
        if (reading != null) {
            return new IOException(name + ": " + reading.getMessage(), reading);
        }
        String why = whyNotUnpacked(e);
        return why == null
                ? new DamagedException(packing, e)
                : new BrokenTraceException(name + ": cannot be unpacked here: " + why, e);
    }
}
