package dev.servelab.trace;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.tukaani.xz.XZInputStream;

/** How a trace may be packed: known by the first bytes; the name must not contradict them. */
enum Packing {
    NONE(List.of()) {
        @Override
        InputStream unpack(InputStream packed) {
            return packed;
        }
    },
    GZIP(List.of(".gz"), 0x1f, 0x8b) {
        @Override
        InputStream unpack(InputStream packed) throws IOException {
            return new GZIPInputStream(packed, BUFFER_BYTES);
        }
    },
    XZ(List.of(".xz"), 0xfd, '7', 'z', 'X', 'Z', 0) {
        @Override
        InputStream unpack(InputStream packed) throws IOException {
            return new XZInputStream(packed, MOST_MEMORY_KIB);
        }
    },
    ZSTD(List.of(".zst", ".zstd"), 0x28, 0xb5, 0x2f, 0xfd) {
        @Override
        InputStream unpack(InputStream packed) throws IOException {
            try {
                return new ZstdInputStream(packed);
            } catch (LinkageError nothingNative) {
                throw new IOException("zstd cannot be unpacked on this system", nothingNative);
            }
        }
    };

    /** As many bytes as tell one from another. */
    static final int MAGIC_BYTES = 6;

    private static final int BUFFER_BYTES = 64 << 10;
    /** What {@code xz -9} needs, and no more: a broken file must not ask for all there is. */
    private static final int MOST_MEMORY_KIB = 80 << 10;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> suffixes;
    @SuppressWarnings("ImmutableEnumChecker") // never changed
    private final int[] magic;

    Packing(List<String> suffixes, int... magic) {
        this.suffixes = suffixes;
        this.magic = magic;
    }

    abstract InputStream unpack(InputStream packed) throws IOException;

    /** {@code gzip}. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * How a file is packed.
     *
     * @throws BrokenTraceException if its name says that it is packed, and it is not so
     */
    static Packing of(String name, byte[] firstBytes) throws BrokenTraceException {
        Packing named = named(name);
        if (named != NONE && !named.begins(firstBytes)) {
            throw new BrokenTraceException(name + ": not a " + named.id() + " file");
        }
        return Arrays.stream(values()).filter(packing -> packing != NONE)
                .filter(packing -> packing.begins(firstBytes)).findFirst().orElse(NONE);
    }

    /** The name without what only says how the file is packed. */
    static String withoutSuffix(String name) {
        String suffix = named(name).suffixes.stream().filter(name::endsWith).findFirst().orElse("");
        return name.substring(0, name.length() - suffix.length());
    }

    private static Packing named(String name) {
        return Arrays.stream(values())
                .filter(packing -> packing.suffixes.stream().anyMatch(name::endsWith))
                .findFirst().orElse(NONE);
    }

    private boolean begins(byte[] bytes) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
