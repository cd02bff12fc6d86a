package dev.servelab.disk;

import java.util.Arrays;
import java.util.Optional;

/**
 * The catalogue of declared disks that have a name: a new one is a line here. They stand for a kind
 * of disk, not for one on the market.
 */
public enum NamedDisk {
    PAGE_CACHE("page-cache", "nothing declared: what the machine takes",
            new Latency.Constant(0), Long.MAX_VALUE, 1),
    /**
     * A desktop drive of 7,200 turns a minute: a seek of 0.8 to 15.2 ms, 8.5 ms on average, and
     * 8.33 ms a turn. One arm.
     */
    HDD("hdd", "12.6 ms (seek, rotation), 150 MB/s, 1 at a time",
            new Latency.Arm(800_000, 15_200_000, 8_333_333), 150_000_000, 1),
    /** A SATA drive: 6 Gbit/s less what its code and frames take; 32 is the depth of its queue. */
    SSD("ssd", "SATA: 100 us, 500 MB/s, 32 at a time",
            new Latency.Constant(100_000), 500_000_000, 32),
    /**
     * A share over a link of 1 Gbit/s less headers: two round trips to open and to read, then the
     * server's own disk and the queues. Linux's nfsd long began with 8 threads.
     */
    NFS("nfs", "1 Gbit/s: 1 ms (half varies), 117 MB/s, 8 at a time",
            new Latency.Network(500_000, 500_000), 117_000_000, 8);

    private final String id;
    private final String description;
    @SuppressWarnings("ImmutableEnumChecker") // a record
    private final Latency latency;
    private final long bytesPerSec;
    private final int parallel;

    NamedDisk(String id, String description, Latency latency, long bytesPerSec, int parallel) {
        this.id = id;
        this.description = description;
        this.latency = latency;
        this.bytesPerSec = bytesPerSec;
        this.parallel = parallel;
    }

    /** The name used on the command line and in results. */
    public String id() {
        return id;
    }

    /** One line that says what it is. */
    public String description() {
        return description;
    }

    /** What it costs to read from it. */
    public DiskModel model() {
        return new DiskModel(id, latency, bytesPerSec, parallel);
    }

    /** The disk with that name, if there is one. */
    public static Optional<NamedDisk> ofId(String id) {
        return Arrays.stream(values()).filter(disk -> disk.id.equals(id)).findFirst();
    }
}
