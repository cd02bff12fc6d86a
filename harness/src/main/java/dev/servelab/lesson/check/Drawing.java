package dev.servelab.lesson.check;

import dev.servelab.lesson.check.Op.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A random trace that is being drawn. What would most often do nothing in a state that was only
 * drawn at random is aimed: readers let go of what they hold, a file that changes was asked for
 * lately, and a hit comes late for a file that has just left.
 */
final class Drawing {
    /** Among so many requests, the last ones, is the file that changes. */
    private static final int LATELY = 4;

    private final Random random;
    private final int[] sizes;
    private final List<Op> ops = new ArrayList<>();
    private final List<Integer> asked = new ArrayList<>();
    private final List<Integer> held = new ArrayList<>();

    /** @param sizes of the files, bytes; 0 is 1 */
    Drawing(Random random, int[] sizes) {
        this.random = random;
        this.sizes = sizes;
    }

    Trace trace(int capacity, boolean lockAware) {
        return new Trace(ops, capacity, lockAware);
    }

    void add(Kind kind) {
        switch (kind) {
            case GET -> request(Kind.GET, random.nextInt(sizes.length));
            case HOLD -> hold(random.nextInt(sizes.length));
            case LET_GO -> letGo();
            case STALE -> happens(Kind.STALE, lately());
            case LATE_HIT -> lateHit();
            case ASK, LIST, EMPTY -> happens(kind, 0);
        }
    }

    /**
     * Every reader has all of its file, and then one comes that needs all the room: so whatever the
     * policy has lost, or knows though it has left, shows in the end.
     */
    void endsWithAllRoom(int capacity) {
        while (!held.isEmpty()) {
            letGo();
        }
        ops.add(Op.of(Kind.GET, sizes.length, capacity));
    }

    /** Each of these files, from one to before another, in turn. */
    void comesOnce(int from, int to) {
        for (int file = from; file < to; file++) {
            request(Kind.GET, file);
        }
    }

    /** Files from one to before another, at random. */
    void isAskedFor(int from, int to, int times) {
        for (int i = 0; i < times; i++) {
            request(Kind.GET, from + random.nextInt(to - from));
        }
    }

    private void request(Kind kind, int file) {
        happens(kind, file);
        asked.add(file);
    }

    private void hold(int file) {
        request(Kind.HOLD, file);
        held.add(file);
    }

    private void letGo() {
        if (!held.isEmpty()) {
            int at = random.nextInt(held.size());
            happens(Kind.LET_GO, held.get(at));
            held.subList(at, at + 1).clear();
        }
    }

    private void lateHit() {
        if (random.nextBoolean()) {
            happens(Kind.STALE, lately());
        }
        happens(Kind.LATE_HIT, 0);
    }

    private int lately() {
        return asked.isEmpty()
                ? 0
                : asked.get(asked.size() - 1 - random.nextInt(Math.min(LATELY, asked.size())));
    }

    private void happens(Kind kind, int file) {
        ops.add(Op.of(kind, file, Math.max(1, sizes[file])));
    }
}
