package dev.servelab.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A script among the resources of this package, and what shells need quoted. */
final class Script {
    private Script() {}

    static String template(String name) {
        try (InputStream in = Objects.requireNonNull(Script.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadableJar) {
            throw new UncheckedIOException(unreadableJar);
        }
    }

    /** As one word of a POSIX shell, bash or zsh. */
    static String quote(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
