package dev.servelab.trace;

import java.util.Arrays;

/**
 * Objects in the order of their last requests, and how many are younger than one: F. Olken,
 * Efficient Methods for Calculating the Success Function of Fixed Space Replacement Policies, 1981,
 * with a binary indexed tree (P. Fenwick, Software: Practice and Experience 24 (3), 1994) over
 * words of 64 places in place of his balanced tree. Each request takes a place; when they have run
 * out the places that are still held move together. Memory and time depend on the number of
 * objects, not on the length of the trace. One thread.
 */
final class RecencyOrder {
    private static final int NOBODY = -1;
    private static final int LEAST_PLACES = 1 << 12;

    /** A bit for each place that is held. */
    private long[] held = new long[LEAST_PLACES / Long.SIZE];
    /** Of words of it, from 1. */
    private int[] tree = new int[held.length + 1];
    private int[] objectAt = new int[LEAST_PLACES];
    private int[] placeOf = new int[LEAST_PLACES];
    private int next;
    private int objects;

    /** How many objects were asked for after the last request for this one, which has been. */
    int younger(int object) {
        int place = placeOf[object];
        int word = place / Long.SIZE;
        int upTo = Long.bitCount(held[word] << (Long.SIZE - 1 - place % Long.SIZE));
        for (int i = word; i > 0; i &= i - 1) {
            upTo += tree[i];
        }
        return objects - upTo;
    }

    /** It is asked for: the youngest now. Objects come as 0, 1, 2 and so on. */
    void touch(int object) {
        if (object == objects) {
            enter(object);
        } else {
            give(placeOf[object]);
        }
        if (next == objectAt.length) {
            moveTogether();
        }
        placeOf[object] = next;
        objectAt[next] = object;
        change(next, 1);
        next++;
    }

    /**
     * Forgets some objects, and numbers the others anew.
     *
     * @param kept the new number of each object, or -1
     */
    void keep(int[] kept) {
        int place = 0;
        for (int i = 0; i < next; i++) {
            int object = objectAt[i];
            if (isHeld(i) && kept[object] >= 0) {
                objectAt[place++] = kept[object];
            }
        }
        objects = place;
        holdFirst(place);
    }

    /** What is held, by whom, and how often: three ways to say the same. */
    void checkInvariants() {
        int count = 0;
        for (int place = 0; place < objectAt.length; place++) {
            int object = place < next ? objectAt[place] : NOBODY;
            if (isHeld(place) != (object != NOBODY)
                    || (object != NOBODY && placeOf[object] != place)) {
                throw new IllegalStateException("place " + place + " of object " + object);
            }
            count += object == NOBODY ? 0 : 1;
        }
        int words = 0;
        for (int i = held.length; i > 0; i &= i - 1) {
            words += tree[i];
        }
        if (count != objects || words != objects) {
            throw new IllegalStateException(objects + " objects, " + count + " places held, "
                    + words + " counted");
        }
    }

    private void enter(int object) {
        objects++;
        if (object == placeOf.length) {
            placeOf = Arrays.copyOf(placeOf, 2 * object);
        }
    }

    private void give(int place) {
        objectAt[place] = NOBODY;
        change(place, -1);
    }

    private void moveTogether() {
        int place = 0;
        for (int i = 0; i < next; i++) {
            if (objectAt[i] != NOBODY) {
                objectAt[place++] = objectAt[i];
            }
        }
        if (2 * place > objectAt.length) {
            objectAt = Arrays.copyOf(objectAt, 2 * objectAt.length);
            held = new long[objectAt.length / Long.SIZE];
            tree = new int[held.length + 1];
        }
        holdFirst(place);
    }

    /** The first places are held, by who stands in {@link #objectAt}, and no others. */
    private void holdFirst(int places) {
        Arrays.fill(held, 0);
        Arrays.fill(tree, 0);
        next = places;
        for (int place = 0; place < places; place++) {
            placeOf[objectAt[place]] = place;
            change(place, 1);
        }
    }

    private boolean isHeld(int place) {
        return (held[place / Long.SIZE] >>> place % Long.SIZE & 1) == 1;
    }

    private void change(int place, int by) {
        held[place / Long.SIZE] ^= 1L << place % Long.SIZE;
        for (int i = place / Long.SIZE + 1; i < tree.length; i += i & -i) {
            tree[i] += by;
        }
    }
}
