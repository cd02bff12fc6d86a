package dev.servelab.lesson.eviction;

import dev.servelab.lesson.Texts;
import java.util.Arrays;
import java.util.List;

/** What was asked of a demo cannot be played; says why in the reader's language. */
public final class WrongRequest extends Exception {
    private static final long serialVersionUID = 1L;

    private final String key;
    @SuppressWarnings("serial") // of strings, in one of the JDK's own lists
    private final List<String> arguments;

    /** @param key of a text of the bundle {@link Demo#TEXTS} */
    WrongRequest(String key, Object... arguments) {
        super(key + Arrays.toString(arguments));
        this.key = key;
        this.arguments = Arrays.stream(arguments).map(String::valueOf).toList();
    }

    /** One line. */
    public String in(Texts texts) {
        return texts.text(key, arguments.toArray());
    }
}
