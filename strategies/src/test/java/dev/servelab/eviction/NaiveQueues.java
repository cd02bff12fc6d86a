package dev.servelab.eviction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

import static java.util.Objects.requireNonNull;

/** Second implementations of the orders of several lists; their names are those of the papers. */
final class NaiveQueues {
    private NaiveQueues() {}

    /** Keys with sizes, oldest first. */
    private static final class Remembered {
        private final LinkedHashMap<Long, Long> sizes = new LinkedHashMap<>();

        boolean forget(long key) {
            return sizes.remove(key) != null;
        }

        void add(long key, long size) {
            sizes.putIfAbsent(key, size);
        }

        void add(long key, long size, long limit) {
            if (size <= limit && !sizes.containsKey(key)) {
                while (bytes() + size > limit) {
                    forgetOldest();
                }
                sizes.put(key, size);
            }
        }

        void forgetOldest() {
            Iterator<Long> oldest = sizes.keySet().iterator();
            oldest.next();
            oldest.remove();
        }

        long bytes() {
            return sizes.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** What all of them have in common: the last miss, and hits that make the youngest. */
    abstract static class Queues extends NaiveOrder {
        final long capacity;
        long missedKey;
        long missedSize;
        boolean returning;

        Queues(long capacity) {
            this.capacity = capacity;
        }

        boolean isReturning(long key) {
            boolean returns = returning && key == missedKey;
            returning = false;
            missedSize = 0;
            return returns;
        }

        static boolean renew(List<Integer> list, int slot) {
            return list.remove(Integer.valueOf(slot)) && list.add(slot);
        }

        static int first(List<Integer> list, List<Integer> otherwise, IntPredicate evictable) {
            int slot = first(list, evictable);
            return slot == NONE ? first(otherwise, evictable) : slot;
        }
    }

    /** 2q. */
    static final class TwoQueues extends Queues {
        private final List<Integer> a1in = new ArrayList<>();
        private final List<Integer> am = new ArrayList<>();
        private final Remembered a1out = new Remembered();

        TwoQueues(long capacity) {
            super(capacity);
        }

        @Override
        boolean miss(long key, long size) {
            missedKey = key;
            returning = a1out.forget(key);
            return true;
        }

        @Override
        void inserted(int slot, long key) {
            (isReturning(key) ? am : a1in).add(slot);
        }

        @Override
        void hit(int slot) {
            renew(am, slot);
        }

        @Override
        int victim(IntPredicate evictable) {
            return bytes(a1in) > Math.floor(0.25 * capacity)
                    ? first(a1in, am, evictable)
                    : first(am, a1in, evictable);
        }

        @Override
        void removed(int slot, boolean evicted) {
            am.remove(Integer.valueOf(slot));
            if (a1in.remove(Integer.valueOf(slot)) && evicted) {
                a1out.add(key(slot), size(slot), (long) Math.floor(0.5 * capacity));
            }
        }
    }

    /** s3-fifo, with counts that have no limit. */
    static final class ThreeQueues extends Queues {
        private final List<Integer> small = new ArrayList<>();
        private final List<Integer> main = new ArrayList<>();
        private final Remembered ghosts = new Remembered();
        private final Map<Integer, Integer> counts = new HashMap<>();
        /** Where the eviction under way takes from, or nothing. */
        private String from = "";

        ThreeQueues(long capacity) {
            super(capacity);
        }

        @Override
        boolean miss(long key, long size) {
            missedKey = key;
            returning = ghosts.forget(key);
            return returning || capacity < 65_536 || size < Math.floor(0.1 * capacity);
        }

        @Override
        void inserted(int slot, long key) {
            counts.put(slot, 0);
            (isReturning(key) ? main : small).add(slot);
        }

        @Override
        void hit(int slot) {
            counts.computeIfPresent(slot, (same, count) -> count + 1);
        }

        @Override
        int victim(IntPredicate evictable) {
            if (from.isEmpty()) {
                long mainSize = capacity - (long) Math.floor(0.1 * capacity);
                from = bytes(main) > mainSize || small.isEmpty() ? "main" : "small";
            }
            List<Integer> refused = new ArrayList<>();
            IntPredicate once = slot -> !refused.contains(slot)
                    && (evictable.test(slot) || !refused.add(slot));
            int slot = from.equals("main") ? ofMain(once) : NONE;
            if (slot == NONE) {
                from = "small";
                slot = ofSmall(once);
            }
            slot = slot == NONE ? ofMain(once) : slot;
            from = slot == NONE ? "" : from;
            return slot;
        }

        private int ofSmall(IntPredicate evictable) {
            for (int slot : List.copyOf(small)) {
                if (count(slot) >= 2) {
                    small.remove(Integer.valueOf(slot));
                    main.add(slot);
                    counts.put(slot, 0);
                } else if (evictable.test(slot)) {
                    return slot;
                }
            }
            return NONE;
        }

        /** Round after round, until every count is 0. */
        private int ofMain(IntPredicate evictable) {
            List<Integer> round = List.copyOf(main);
            while (!round.isEmpty()) {
                List<Integer> again = new ArrayList<>();
                for (int slot : round) {
                    if (count(slot) >= 1) {
                        counts.put(slot, Math.min(count(slot), 3) - 1);
                        renew(main, slot);
                        again.add(slot);
                    } else if (evictable.test(slot)) {
                        return slot;
                    }
                }
                round = again;
            }
            return NONE;
        }

        private int count(int slot) {
            return requireNonNull(counts.get(slot));
        }

        @Override
        void removed(int slot, boolean evicted) {
            from = evicted ? "" : from;
            counts.remove(slot);
            main.remove(Integer.valueOf(slot));
            if (small.remove(Integer.valueOf(slot)) && evicted) {
                ghosts.add(key(slot), size(slot), (long) Math.floor(0.9 * capacity));
            }
        }
    }

    /** arc. */
    static final class Adaptive extends Queues {
        private final List<Integer> t1 = new ArrayList<>();
        private final List<Integer> t2 = new ArrayList<>();
        private final Remembered b1 = new Remembered();
        private final Remembered b2 = new Remembered();
        private double p;
        private boolean inB2;

        Adaptive(long capacity) {
            super(capacity);
        }

        @Override
        boolean miss(long key, long size) {
            missedKey = key;
            missedSize = size;
            double ofB1 = b1.bytes();
            double ofB2 = b2.bytes();
            boolean inB1 = b1.forget(key);
            inB2 = b2.forget(key);
            if (inB1) {
                p = Math.min((double) capacity, p + Math.max(1, ofB2 / ofB1));
            } else if (inB2) {
                p = Math.max(0, p - Math.max(1, ofB1 / ofB2));
            }
            returning = inB1 || inB2;
            return true;
        }

        @Override
        void inserted(int slot, long key) {
            (isReturning(key) ? t2 : t1).add(slot);
            inB2 = false;
            while (b1.bytes() > 0 && bytes(t1) + b1.bytes() > capacity) {
                b1.forgetOldest();
            }
            while (b2.bytes() > 0
                    && bytes(t1) + b1.bytes() + bytes(t2) + b2.bytes() > 2 * capacity) {
                b2.forgetOldest();
            }
        }

        @Override
        void hit(int slot) {
            if (t1.remove(Integer.valueOf(slot))) {
                t2.add(slot);
            } else {
                renew(t2, slot);
            }
        }

        private boolean isAllT1() {
            return !returning && b1.bytes() == 0 && bytes(t1) + missedSize > capacity;
        }

        @Override
        int victim(IntPredicate evictable) {
            boolean replacesT1 = !t1.isEmpty()
                    && (bytes(t1) > p || (inB2 && bytes(t1) == p));
            return replacesT1 || t2.isEmpty() || isAllT1()
                    ? first(t1, t2, evictable)
                    : first(t2, t1, evictable);
        }

        @Override
        void removed(int slot, boolean evicted) {
            boolean ofT1 = t1.contains(slot);
            boolean remembers = evicted && !(ofT1 && isAllT1());
            if (evicted && !returning) {
                long l1 = bytes(t1) + b1.bytes();
                if (l1 + missedSize > capacity) {
                    if (b1.bytes() > 0) {
                        b1.forgetOldest();
                    }
                } else if (l1 + bytes(t2) + b2.bytes() >= 2 * capacity && b2.bytes() > 0) {
                    b2.forgetOldest();
                }
            }
            if (remembers) {
                (ofT1 ? b1 : b2).add(key(slot), size(slot));
            }
            t1.remove(Integer.valueOf(slot));
            t2.remove(Integer.valueOf(slot));
        }
    }

    /** w-tinylfu, over the same sketch, which has a test of its own. */
    static final class Windowed extends Queues {
        private final List<Integer> window = new ArrayList<>();
        private final List<Integer> probation = new ArrayList<>();
        private final List<Integer> protectedOnes = new ArrayList<>();
        private final FrequencySketch sketch;
        private final long mainMax;

        Windowed(long capacity) {
            super(capacity);
            sketch = new FrequencySketch(capacity);
            mainMax = (long) Math.floor(0.99 * capacity);
        }

        @Override
        boolean miss(long key, long size) {
            sketch.add(key);
            missedSize = size;
            return true;
        }

        @Override
        void inserted(int slot, long key) {
            missedSize = 0;
            window.add(slot);
            while (bytes(window) > capacity - mainMax) {
                probation.add(window.removeFirst());
            }
            sketch.ensureCapacity(window.size() + probation.size() + protectedOnes.size());
        }

        @Override
        void hit(int slot) {
            if (probation.remove(Integer.valueOf(slot))) {
                protectedOnes.add(slot);
                while (bytes(protectedOnes) > Math.floor(0.8 * mainMax)) {
                    probation.add(protectedOnes.removeFirst());
                }
            } else if (!renew(window, slot) && !renew(protectedOnes, slot)) {
                return;
            }
            sketch.add(key(slot));
        }

        @Override
        int victim(IntPredicate evictable) {
            boolean overfull = bytes(window) + Math.max(1, missedSize) > capacity - mainMax;
            int newcomer = first(window, evictable);
            int old = first(probation, evictable);
            if (overfull && newcomer != NONE && old != NONE) {
                return sketch.estimate(key(newcomer)) > sketch.estimate(key(old)) ? old : newcomer;
            }
            if (overfull && newcomer != NONE) {
                return newcomer;
            }
            if (old != NONE) {
                return old;
            }
            return first(protectedOnes, window, evictable);
        }

        @Override
        void removed(int slot, boolean evicted) {
            window.remove(Integer.valueOf(slot));
            probation.remove(Integer.valueOf(slot));
            protectedOnes.remove(Integer.valueOf(slot));
        }
    }
}
