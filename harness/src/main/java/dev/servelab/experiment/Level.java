package dev.servelab.experiment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One strategy, or one policy, of an experiment.
 *
 * @param label its name in results, unique on its axis
 * @param spec what the server is given
 */
public record Level(String label, String spec) {
    /** A level for each spec; what is named twice is two levels: {@code x} and {@code x#2}. */
    public static List<Level> of(List<String> specs) {
        Map<String, Integer> seen = new HashMap<>();
        List<Level> levels = new ArrayList<>();
        for (String spec : specs) {
            int times = seen.merge(spec, 1, Integer::sum);
            levels.add(new Level(times == 1 ? spec : spec + "#" + times, spec));
        }
        return List.copyOf(levels);
    }
}
