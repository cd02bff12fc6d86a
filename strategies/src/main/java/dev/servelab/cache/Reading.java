package dev.servelab.cache;

import dev.servelab.disk.Disk;
import dev.servelab.files.SharedDirectory;
import dev.servelab.time.Clock;

/**
 * What every way of keeping content reads files with: where they are, what carries the calls out,
 * and what is counted and remembered on the way.
 */
final class Reading {
    final SharedDirectory directory;
    final Disk disk;
    final Clock clock;
    final CacheCounters counters = new CacheCounters();
    final KnownSums sums = new KnownSums();
    final StreamBuffers buffers = new StreamBuffers();

    Reading(SharedDirectory directory, Disk disk, Clock clock) {
        this.directory = directory;
        this.disk = disk;
        this.clock = clock;
    }
}
