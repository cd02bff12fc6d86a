package dev.servelab.simulate;

import dev.servelab.trace.RequestBatch;
import dev.servelab.trace.TraceReader;
import dev.servelab.trace.TraceSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/** A trace in memory. */
record TestTrace(List<Long> keys, List<Long> sizes, boolean canReopen) implements TraceSource {
    /** {@code 1 2 3}, or with sizes {@code 1:4 2:10}. */
    static TestTrace of(String requests) {
        List<Long> keys = new ArrayList<>();
        List<Long> sizes = new ArrayList<>();
        for (String request : requests.split(" ", -1)) {
            String[] parts = request.split(":", -1);
            keys.add(Long.parseLong(parts[0]));
            sizes.add(parts.length == 1 ? 1 : Long.parseLong(parts[1]));
        }
        return new TestTrace(keys, sizes, true);
    }

    /** Requests for few keys, most for fewer; now and then a key comes with another size. */
    static TestTrace random(long seed, int requests, int objects, int largest) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Long> keys = new ArrayList<>();
        List<Long> sizes = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            long key = random.nextInt(1 + random.nextInt(objects)) * 0x1_0000_0001L;
            keys.add(key);
            sizes.add(random.nextInt(16) == 0
                    ? 1 + random.nextLong(largest)
                    : 1 + Math.floorMod(key * 31, (long) largest));
        }
        return new TestTrace(keys, sizes, true);
    }

    TestTrace once() {
        return new TestTrace(keys, sizes, false);
    }

    @Override
    public String name() {
        return "test";
    }

    @Override
    public OptionalLong requests() {
        return OptionalLong.of(keys.size());
    }

    @Override
    public TraceReader open() {
        return new TraceReader() {
            private int at;

            @Override
            public boolean read(RequestBatch batch) {
                batch.clear();
                while (at < keys.size() && !batch.isFull()) {
                    batch.add(keys.get(at), sizes.get(at));
                    at++;
                }
                return batch.count() > 0;
            }

            @Override
            public boolean hasSizes() {
                return sizes.stream().anyMatch(size -> size != 1);
            }

            @Override
            public String describe() {
                return "in memory";
            }

            @Override
            public void close() {
                at = keys.size();
            }
        };
    }
}
