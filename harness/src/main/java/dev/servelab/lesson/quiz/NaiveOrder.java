package dev.servelab.lesson.quiz;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who goes next, as the rules say it in words, over a plain list: the file that entered first comes
 * first, if nothing moves it. Slow and simple on purpose.
 */
enum NaiveOrder {
    /** The file that entered first. */
    FIFO,
    /** The file used longest ago: a hit moves it to the end. */
    LRU {
        @Override
        void hit(List<NaiveFile> files, NaiveFile file) {
            files.remove(file);
            files.add(file);
        }
    },
    /** The first without the bit; those with it lose it and go to the end. */
    CLOCK {
        @Override
        @Nullable
        NaiveFile victim(List<NaiveFile> files, Predicate<NaiveFile> mayGo, Hand hand) {
            while (files.getFirst().bit) {
                NaiveFile spared = files.removeFirst();
                spared.bit = false;
                files.add(spared);
            }
            return files.getFirst();
        }
    },
    /** As clock, but those that are spared stay where they are, and a hand moves past them. */
    SIEVE {
        @Override
        @Nullable
        NaiveFile victim(List<NaiveFile> files, Predicate<NaiveFile> mayGo, Hand hand) {
            int at = hand.next == null ? 0 : files.indexOf(hand.next);
            while (files.get(at).bit) {
                files.get(at).bit = false;
                at = (at + 1) % files.size();
            }
            hand.next = at + 1 < files.size() ? files.get(at + 1) : null;
            return files.get(at);
        }
    },
    /** The fewest uses; among equals the one that has had so many for the longest time. */
    LFU {
        @Override
        @Nullable
        NaiveFile victim(List<NaiveFile> files, Predicate<NaiveFile> mayGo, Hand hand) {
            NaiveFile least = files.getFirst();
            for (NaiveFile file : files) {
                boolean fewer = file.uses < least.uses;
                boolean longer = file.uses == least.uses && file.usesSince < least.usesSince;
                if (fewer || longer) {
                    least = file;
                }
            }
            return least;
        }
    };

    /** Where sieve goes on. */
    static final class Hand {
        /** Null: at the first. */
        @Nullable
        NaiveFile next;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A file was asked for that is in the list. Bit and uses are set already. */
    void hit(List<NaiveFile> files, NaiveFile file) {}

    /**
     * Who goes next; the list is not empty. Only fifo and lru are asked while files are pinned.
     *
     * @param mayGo whom lock-aware does not pass over
     */
    @Nullable
    NaiveFile victim(List<NaiveFile> files, Predicate<NaiveFile> mayGo, Hand hand) {
        for (NaiveFile file : files) {
            if (mayGo.test(file)) {
                return file;
            }
        }
        return null;
    }
}
