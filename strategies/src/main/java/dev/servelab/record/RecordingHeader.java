package dev.servelab.record;

/**
 * What a recording is of.
 *
 * @param policy        in full, as on the command line: {@code lock-aware:lru}
 * @param capacityBytes of the cache, at least 1
 * @param packetBytes   a file is charged whole packets, at least one; of the size that the cache has
 * @param startedMillis since 1970-01-01T00:00Z
 * @param version       of the servelab that wrote it
 */
public record RecordingHeader(String policy, long capacityBytes, int packetBytes,
        long startedMillis, String version) {
    public RecordingHeader {
        if (capacityBytes < 1 || packetBytes < 1) {
            throw new IllegalArgumentException("a cache of " + capacityBytes + " bytes in packets "
                    + "of " + packetBytes);
        }
    }

    static RecordingHeader read(RecordCursor content) throws DamagedRecording {
        String policy = content.text();
        long capacityBytes = content.varint();
        int packetBytes = content.smallVarint();
        long startedMillis = content.varint();
        try {
            return new RecordingHeader(policy, capacityBytes, packetBytes, startedMillis,
                    content.text());
        } catch (IllegalArgumentException wrong) {
            throw new DamagedRecording("its header is wrong");
        }
    }

    /** Bytes that the cache charges for a file: the largest number there is, if it overflows. */
    public long chargeFor(long sizeBytes) {
        long packets = Math.max(1, Math.ceilDiv(sizeBytes, (long) packetBytes));
        return packets > Long.MAX_VALUE / packetBytes
                ? Long.MAX_VALUE
                : packets * packetBytes;
    }
}
