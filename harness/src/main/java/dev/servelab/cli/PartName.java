package dev.servelab.cli;

import dev.servelab.protocol.Versions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * How the temporary files for one saved name are called: {@code .FRONT.VERSION.servelab-part}, FRONT
 * being what fits of the name into 150 bytes, so that the whole is a legal file name.
 */
final class PartName {
    private static final int FRONT_BYTES = 150;
    private static final String SUFFIX = ".servelab-part";
    /** Marks a name that nobody resumes; no version has this character. */
    private static final String RANDOM = "~";

    private final String prefix;

    /** For parts of the file {@code name}, which is one component. */
    PartName(String name) {
        this.prefix = "." + front(name) + ".";
    }

    /** The name of a part that can be resumed. */
    String of(String version) {
        return prefix + version + SUFFIX;
    }

    /** A name that nobody else has, for when another client holds the part. */
    String random() {
        long number = ThreadLocalRandom.current().nextLong();
        return prefix + RANDOM + Long.toUnsignedString(number, Character.MAX_RADIX) + SUFFIX;
    }

    /** The version in the name of a part that can be resumed; null if {@code file} is none. */
    @Nullable
    String versionOf(Path file) {
        String middle = middle(file);
        return middle == null || !Versions.isValid(middle) ? null : middle;
    }

    /**
     * Whether {@code file} is a part of this name beyond doubt. With a dot in the middle it may be
     * one of a longer name: {@code .a.b.v.servelab-part} belongs to "a.b", or to "a" at "b.v".
     */
    boolean isCertainlyMine(Path file) {
        String middle = middle(file);
        return middle != null && middle.indexOf('.') < 0
                && (middle.startsWith(RANDOM) || Versions.isValid(middle));
    }

    private @Nullable String middle(Path file) {
        String name = file.getFileName().toString();
        boolean part = name.startsWith(prefix) && name.endsWith(SUFFIX)
                && name.length() > prefix.length() + SUFFIX.length();
        return part ? name.substring(prefix.length(), name.length() - SUFFIX.length()) : null;
    }

    /** As many whole characters from the start as fit into {@link #FRONT_BYTES} of UTF-8. */
    private static String front(String name) {
        int bytes = 0;
        int end = 0;
        while (end < name.length()) {
            String character = Character.toString(name.codePointAt(end));
            bytes += character.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > FRONT_BYTES) {
                break;
            }
            end += character.length();
        }
        return name.substring(0, end);
    }
}
