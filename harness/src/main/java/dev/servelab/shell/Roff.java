package dev.servelab.shell;

import java.util.Locale;

/** Text as troff takes it. */
final class Roff {
    private Roff() {}

    /** Inside a line. A hyphen stands as the sign that can be copied to a command line. */
    static String text(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
                .replace("`", "\\(ga").replace("^", "\\(ha").replace("~", "\\(ti");
    }

    /** A whole line: one that begins with a dot would be a request; an empty one is a space. */
    static String line(String text) {
        if (text.isBlank()) {
            return ".sp";
        }
        String escaped = text(text);
        return escaped.startsWith(".") ? "\\&" + escaped : escaped;
    }

    static String lowerFirst(String text) {
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
