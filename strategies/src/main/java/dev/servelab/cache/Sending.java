package dev.servelab.cache;

import dev.servelab.linux.MemoryFile;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How bytes get from the slab to a socket. */
public enum Sending {
    /** The system copies them, from any memory. */
    COPY("copy"),
    /** The socket takes the slab's own pages, which is a file in memory; on Linux. */
    ZERO_COPY("zero-copy");

    private final String id;

    Sending(String id) {
        this.id = id;
    }

    /** The name used on the command line and in results. */
    public String id() {
        return id;
    }

    /** Reads an id; the message says which there are. */
    public static Sending parse(String text) {
        return Arrays.stream(values()).filter(sending -> sending.id.equals(text)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown way to send '" + text
                        + "': " + Arrays.stream(values()).map(Sending::id)
                                .collect(Collectors.joining(", "))));
    }

    /**
     * Checks that so many bytes in a system call are sent so.
     *
     * @throws IllegalArgumentException if they would all be copied
     */
    public void checkWrites(int bytes) {
        if (this == ZERO_COPY && bytes < SlabView.LEAST_SENT_BYTES) {
            throw new IllegalArgumentException("send zero-copy with " + bytes + " bytes in one "
                    + "write: less than " + SlabView.LEAST_SENT_BYTES + " are copied anyway");
        }
    }

    /**
     * Bytes of which a file in the slab has a whole number: a packet's. Where a socket takes pages,
     * no page may be two files', and it is the pages that a packet needs.
     */
    int unitBytes(int packetBytes) {
        return this == COPY
                ? packetBytes
                : Math.ceilDiv(packetBytes, MemoryFile.PAGE_BYTES) * MemoryFile.PAGE_BYTES;
    }

    @Override
    public String toString() {
        return id;
    }
}
