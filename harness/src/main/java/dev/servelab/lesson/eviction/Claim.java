package dev.servelab.lesson.eviction;

import dev.servelab.lesson.Texts;
import java.util.Arrays;
import java.util.List;

/**
 * What a scenario says of its lanes, with the numbers that it was found to be true or false by.
 *
 * @param key of its sentence in the bundle {@link Demo#TEXTS}
 */
public record Claim(boolean holds, String key, List<String> arguments) {
    static Claim that(boolean holds, String key, Object... arguments) {
        return new Claim(holds, key, Arrays.stream(arguments).map(String::valueOf).toList());
    }

    /** The sentence. */
    public String in(Texts texts) {
        return texts.text(key, arguments.toArray());
    }
}
