package dev.servelab.lesson.eviction;

import dev.servelab.lesson.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Counters in words: hits and misses always, the others where there are any. */
public final class Tallies {
    private Tallies() {}

    /** For example {@code 3 hits, 9 misses, 5 evictions}. */
    public static String of(Counters counters, Texts texts) {
        List<String> parts = new ArrayList<>();
        List<Map.Entry<String, Long>> all = List.of(Map.entry("hits", counters.hits()),
                Map.entry("shared", counters.sharedMisses()),
                Map.entry("misses", counters.misses()),
                Map.entry("bypasses", counters.bypasses()),
                Map.entry("evictions", counters.evictions()),
                Map.entry("dooms", counters.dooms()),
                Map.entry("passed-over", counters.passedOver()),
                Map.entry("torn", counters.torn()));
        for (Map.Entry<String, Long> each : all) {
            if (each.getValue() > 0 || each.getKey().equals("hits")
                    || each.getKey().equals("misses")) {
                parts.add(each.getValue() + " " + texts.text("count." + each.getKey(),
                        each.getValue()));
            }
        }
        return String.join(", ", parts);
    }

    /** Both hit ratios, both named. */
    public static String ratios(Counters counters, Texts texts) {
        return texts.text("count.ratios", percent(counters.hitRatio()),
                percent(counters.byteHitRatio()));
    }

    private static String percent(double ratio) {
        return String.format(Locale.ROOT, "%.1f %%", ratio * 100);
    }
}
