package dev.servelab.torture;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a server says that it holds.
 *
 * @param descriptors by kind; empty where the system does not tell
 * @param threads by name
 * @param stats what STATS says of connections, pins, memory and buffers
 * @param invariants what is wrong with the cache's books; empty if nothing is
 */
record Books(Map<String, Long> descriptors, Map<String, Long> threads, Map<String, Long> stats,
        String invariants) {
    /** All that must be as at the start once the server is left alone and its cache is empty. */
    private static final List<String> HELD = List.of("connections", "pins", "entries",
            "loading_bytes", "cached_bytes", "doomed_bytes", "stream_bytes");
    /** What of the cache's memory is not free. */
    private static final List<String> TAKEN = List.of("loading_bytes", "cached_bytes",
            "doomed_bytes");
    /** Of a server that has not been asked. */
    static final Books NOTHING = new Books(Map.of(), Map.of(), Map.of(), "");
    /** What is held for somebody only while he is served. */
    private static final List<String> HELD_FOR_SOMEBODY = List.of("connections", "pins",
            "loading_bytes", "doomed_bytes", "stream_bytes");

    /** Reads what {@link ServerBooks} wrote. */
    static Books of(JsonObject answer) {
        JsonObject stats = answer.getAsJsonObject(ServerBooks.STATS);
        Map<String, Long> held = new TreeMap<>();
        HELD.forEach(name -> held.put(name, stats.get(name).getAsLong()));
        long free = stats.get("cache_bytes").getAsLong();
        for (String taken : TAKEN) {
            free -= stats.get(taken).getAsLong();
        }
        held.put("free_bytes", free);
        return new Books(counts(answer.getAsJsonObject(ServerBooks.DESCRIPTORS)),
                counts(answer.getAsJsonObject(ServerBooks.THREADS)), held,
                answer.get(ServerBooks.INVARIANTS).getAsString());
    }

    /** Whether nobody is served, and nothing held for anybody. */
    boolean isIdle() {
        return HELD_FOR_SOMEBODY.stream().allMatch(name -> stats.getOrDefault(name, 0L) == 0);
    }

    /** Everything that is another now than it was then; empty if nothing is. */
    List<String> differencesFrom(Books then) {
        List<String> differences = differencesIgnoringCache(then);
        add(differences, "books", then.stats, stats);
        return differences;
    }

    /** The same without what the cache holds. */
    List<String> differencesIgnoringCache(Books then) {
        List<String> differences = new ArrayList<>();
        add(differences, "descriptors", then.descriptors, descriptors);
        add(differences, "threads", then.threads, threads);
        if (!invariants.isEmpty()) {
            differences.add("invariants: " + invariants);
        }
        return differences;
    }

    private static void add(List<String> to, String of, Map<String, Long> then,
            Map<String, Long> now) {
        TreeSet<String> names = new TreeSet<>(then.keySet());
        names.addAll(now.keySet());
        for (String name : names) {
            long before = then.getOrDefault(name, 0L);
            long after = now.getOrDefault(name, 0L);
            if (before != after) {
                to.add("%s: %,d %s at the start, %,d at the end".formatted(of, before, name,
                        after));
            }
        }
    }

    private static Map<String, Long> counts(JsonObject json) {
        Map<String, Long> counts = new TreeMap<>();
        json.entrySet().forEach(entry -> counts.put(entry.getKey(),
                entry.getValue().getAsLong()));
        return counts;
    }
}
