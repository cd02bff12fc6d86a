package dev.servelab.lesson.quiz;

import java.util.ArrayList;
import java.util.List;

/**
 * Belady's rule, for one who knows the future: every missed file enters, and of the cached ones the
 * one whose next request is farthest away leaves. L. A. Belady, "A study of replacement algorithms
 * for a virtual-storage computer", IBM Systems Journal 5(2), 1966.
 */
final class NaiveBelady {
    /** What each request did, as in {@link NaiveCache}; files count one each. */
    static List<Happened> play(int capacity, List<Step> steps) {
        List<String> cached = new ArrayList<>();
        List<Happened> all = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            String name = steps.get(i).name();
            boolean hit = cached.contains(name);
            List<String> left = List.of();
            if (!hit) {
                if (cached.size() == capacity) {
                    left = List.of(farthest(cached, steps, i));
                    cached.removeAll(left);
                }
                cached.add(name);
            }
            all.add(new Happened(steps.get(i), hit ? "hit" : "miss", left, List.of(), List.of(),
                    cached.stream().sorted().toList()));
        }
        return all;
    }

    private NaiveBelady() {}

    private static String farthest(List<String> cached, List<Step> steps, int now) {
        String farthest = cached.getFirst();
        for (String name : cached) {
            if (next(name, steps, now) > next(farthest, steps, now)) {
                farthest = name;
            }
        }
        return farthest;
    }

    /** When a file is asked for again; after the end if never. */
    static int next(String name, List<Step> steps, int now) {
        for (int i = now + 1; i < steps.size(); i++) {
            if (steps.get(i).name().equals(name)) {
                return i;
            }
        }
        return steps.size();
    }
}
