package dev.servelab.cache;

import dev.servelab.files.FileVersion;
import dev.servelab.files.OpenFile;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/** Mistakes that are easily made, to show that the checks find them. */
final class PlantedBugs {
    private PlantedBugs() {}

    /** Pins that are read and written in two steps. */
    static final class LostPins implements FileCache.Parts {
        @Override
        public Entry newEntry(String name, FileVersion version, int slot, Block block,
                long lookupBegan, long reloadAt) {
            return new Entry(name, version, slot, block, lookupBegan, reloadAt) {
                private volatile int count;
                private volatile boolean barred;

                @Override
                boolean tryPin() {
                    if (barred) {
                        return false;
                    }
                    setCount(count + 1);
                    return true;
                }

                @Override
                boolean tryPinForHit() {
                    return tryPin();
                }

                @Override
                boolean unpin() {
                    setCount(count - 1);
                    return barred && count == 0;
                }

                @Override
                boolean bar() {
                    barred = true;
                    return count == 0;
                }

                @Override
                boolean barIfUnpinned() {
                    return count == 0 && bar();
                }

                @Override
                int pinCount() {
                    return count;
                }

                @Override
                boolean isBarred() {
                    return barred;
                }

                private void setCount(int now) {
                    count = now;
                }
            };
        }
    }

    /** A loader that lets the next bytes be seen, and then reads them. */
    static final class EarlyPublication implements FileCache.Parts {
        @Override
        public Loader newLoader(FileCache cache, Entry entry, OpenFile file) {
            return new Loader(cache, entry, file) {
                @Override
                void read(MemorySegment piece, long position) throws IOException {
                    entry.publish(position + 1);
                    super.read(piece, position);
                }
            };
        }
    }
}
