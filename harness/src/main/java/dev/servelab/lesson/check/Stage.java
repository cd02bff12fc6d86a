package dev.servelab.lesson.check;

import dev.servelab.lesson.check.Op.Kind;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Kinds of random traces, the plainest first, so that what is found is as plain as can be. */
enum Stage {
    /** Files of one byte. */
    REQUESTS,
    /** Files of several sizes. */
    SIZES,
    /** Files change on the disk. */
    CHANGES(Kind.STALE, Kind.STALE, Kind.EMPTY),
    /** Files are being sent for long. */
    READERS(Kind.HOLD, Kind.HOLD, Kind.LET_GO, Kind.LET_GO),
    /** A victim is asked for and not taken. */
    QUESTIONS(Kind.ASK, Kind.ASK),
    /** LIST. */
    LISTS(Kind.LIST, Kind.LIST),
    /** Files that are hit, all leave, and others come into their slots. */
    REUSE {
        @Override
        Trace draw(Random random) {
            int capacity = 2 + random.nextInt(4);
            Drawing drawing = new Drawing(random, new int[2 * capacity + 2]);
            drawing.comesOnce(0, capacity);
            drawing.isAskedFor(0, capacity, OPS_LEAST);
            drawing.add(Kind.EMPTY);
            drawing.isAskedFor(capacity, 2 * capacity + 2, OPS_SPREAD);
            return drawing.trace(capacity, false);
        }
    },
    /** Hits without the lock. */
    LATE_HITS(Kind.STALE, Kind.LATE_HIT, Kind.LATE_HIT);

    private static final int OPS_LEAST = 8;
    private static final int OPS_SPREAD = 32;
    /** Four requests to two of whatever is special. */
    private static final int GETS = 4;

    @SuppressWarnings("ImmutableEnumChecker") // toList
    private final List<Kind> kinds;

    Stage(Kind... special) {
        kinds = Stream.concat(Stream.generate(() -> Kind.GET).limit(GETS), Stream.of(special))
                .toList();
    }

    /** More files than there is room for: a cache that is never full asks nothing. */
    Trace draw(Random random) {
        boolean sizes = this == SIZES || (this != REQUESTS && random.nextBoolean());
        int capacity = 1 + random.nextInt(sizes ? 9 : 5);
        int files = sizes ? 2 + random.nextInt(6) : capacity + 1 + random.nextInt(3);
        Drawing drawing = new Drawing(random,
                random.ints(files, 1, sizes ? capacity + 1 : 2).toArray());
        int count = OPS_LEAST + random.nextInt(OPS_SPREAD);
        for (int i = 0; i < count; i++) {
            drawing.add(kinds.get(random.nextInt(kinds.size())));
        }
        if (this != REQUESTS) {
            drawing.endsWithAllRoom(capacity);
        }
        return drawing.trace(capacity, this == READERS && random.nextInt(4) > 0);
    }
}
