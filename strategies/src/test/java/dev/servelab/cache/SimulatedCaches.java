package dev.servelab.cache;

import dev.servelab.disk.Disk;
import dev.servelab.files.FileVersion;
import dev.servelab.files.OpenFile;
import dev.servelab.files.SharedDirectory;
import dev.servelab.time.Clock;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.time.Duration;

/** Caches whose freed memory is poisoned: as they are, and with mistakes that are easily made. */
public final class SimulatedCaches {
    /** What is wrong with a cache. */
    public enum Bug implements FileCache.Parts {
        /** Nothing. */
        NONE,
        /** A load that fails keeps a pin. */
        PIN_FORGOTTEN_ON_FAILURE {
            @Override
            public Loader newLoader(FileCache cache, Entry entry, OpenFile file) {
                return new Loader(cache, entry, file) {
                    @Override
                    void read(MemorySegment piece, long position) throws IOException {
                        try {
                            super.read(piece, position);
                        } catch (IOException failed) {
                            entry.tryPin();
                            throw failed;
                        }
                    }
                };
            }
        },
        /** Memory is freed as soon as an entry is out of reach. */
        FREED_WHILE_SENT {
            @Override
            public Entry newEntry(String name, FileVersion version, int slot, Block block,
                    long lookupBegan, long reloadAt) {
                return new Entry(name, version, slot, block, lookupBegan, reloadAt) {
                    @Override
                    boolean bar() {
                        super.bar();
                        return true;
                    }

                    @Override
                    boolean unpin() {
                        boolean last = super.unpin();
                        return last && !isBarred();
                    }
                };
            }
        },
        /** Bytes are said to be there before they are read. */
        PUBLISHED_TOO_EARLY {
            @Override
            public Loader newLoader(FileCache cache, Entry entry, OpenFile file) {
                return new PlantedBugs.EarlyPublication().newLoader(cache, entry, file);
            }
        },
        /** A look-up counts for longer than was asked for. */
        LOOKED_UP_TOO_SELDOM {
            @Override
            Duration revalidate(Duration asked) {
                return asked.plusMillis(50);
            }
        };

        Duration revalidate(Duration asked) {
            return asked;
        }
    }

    private SimulatedCaches() {}

    /** A cache over those files. */
    public static ContentCache create(CacheSettings settings, SharedDirectory files, Disk disk,
            Clock clock, Bug bug) {
        if (settings.spec().order() == null) {
            return new UncachedFiles(files, disk, clock);
        }
        CacheSettings told = new CacheSettings(settings.spec(), settings.budgetBytes(),
                settings.packetBytes(), bug.revalidate(settings.revalidate()));
        Slab slab = new Slab(settings.budgetBytes(), settings.packetBytes(), true);
        return new FileCache(told, slab, files, disk, clock, bug);
    }
}
