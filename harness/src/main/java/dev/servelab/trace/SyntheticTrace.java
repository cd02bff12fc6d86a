package dev.servelab.trace;

import dev.servelab.draw.Sizes;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.apache.commons.rng.simple.RandomSource;

/** A trace drawn by seed, request after request: the same each time, on any machine. */
final class SyntheticTrace implements TraceSource {
    private final SyntheticSpec spec;

    SyntheticTrace(SyntheticSpec spec) {
        this.spec = spec;
    }

    @Override
    public String name() {
        return spec.text();
    }

    @Override
    public TraceReader open() {
        return new Drawing(spec);
    }

    @Override
    public boolean canReopen() {
        return true;
    }

    @Override
    public OptionalLong requests() {
        return OptionalLong.of(spec.requests());
    }

    /** One reading. */
    private static final class Drawing implements TraceReader {
        private final SyntheticSpec spec;
        private final LongSupplier keys;
        /** Of the objects; those asked for once have the same sizes in turn. */
        private final long[] objectBytes;
        private long left;

        Drawing(SyntheticSpec spec) {
            this.spec = spec;
            this.keys = spec.pattern().keys(spec);
            this.objectBytes = spec.alike() ? new long[]{spec.meanBytes()} : drawn(spec);
            this.left = spec.requests();
        }

        private static long[] drawn(SyntheticSpec spec) {
            return new Sizes.LogNormal(spec.meanBytes()).draw(spec.objects() * spec.meanBytes(),
                    RandomSource.XO_SHI_RO_256_PP.create(spec.seed()));
        }

        @Override
        public boolean read(RequestBatch batch) {
            int count = (int) Math.min(left, RequestBatch.CAPACITY);
            long[] batchKeys = batch.keys();
            long[] sizes = batch.sizes();
            for (int i = 0; i < count; i++) {
                long key = keys.getAsLong();
                batchKeys[i] = key;
                sizes[i] = objectBytes[(int) (key % objectBytes.length)];
            }
            batch.setCount(count);
            left -= count;
            return count > 0;
        }

        @Override
        public boolean hasSizes() {
            return spec.hasSizes();
        }

        @Override
        public String describe() {
            return "synthetic";
        }

        @Override
        public OptionalDouble shareRead() {
            return OptionalDouble.of(1 - (double) left / spec.requests());
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
